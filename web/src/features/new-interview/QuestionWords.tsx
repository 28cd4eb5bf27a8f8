import { useTranslation } from 'react-i18next';
import type { Question } from './api/create-interview';
import css from './QuestionWords.module.css';

/** A question, why it is asked, and what it is about. */
export function QuestionWords({ question }: { question: Question }) {
  const { t } = useTranslation('new-interview');
  const { t: common } = useTranslation();
  const about = [common(`category.${question.category}`), t(`difficulty.${question.difficulty}`)];
  return (
    <div className={css.words}>
      <p className={css.text} lang="en">
        {question.text}
      </p>
      <p className={css.why} lang="en">
        {question.reason}
      </p>
      <p className={css.meta}>
        {about.join(' · ')}
        {question.skills.length > 0 && (
          <>
            {' · '}
            <span lang="en">{question.skills.join(', ')}</span>
          </>
        )}
      </p>
    </div>
  );
}
