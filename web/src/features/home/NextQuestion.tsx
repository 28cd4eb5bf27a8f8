import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/lib/api-client';
import css from './NextQuestion.module.css';

interface NextQuestionProps {
  question: Schemas['Question'];
  /** How many are answered. */
  done: number;
  total: number;
}

/** What will be asked, to think about on the way there. */
export function NextQuestion({ question, done, total }: NextQuestionProps) {
  const { t } = useTranslation('home');
  return (
    <figure className={css.next}>
      <figcaption className="help">{t(done === 0 ? 'question.first' : 'question.next')}</figcaption>
      <blockquote lang="en">{question.text}</blockquote>
      <span className={css.dashes} aria-hidden="true">
        {Array.from({ length: total }, (_, at) => at).map((at) => (
          <i key={at} data-at={at < done ? 'done' : at === done ? 'now' : undefined} />
        ))}
      </span>
      <p className="help">{t('question.answered', { done, count: total })}</p>
    </figure>
  );
}
