import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/Skeleton';
import type { Question } from './api/create-interview';
import css from './QuestionsPanel.module.css';
import { QuestionWords } from './QuestionWords';

interface QuestionsPanelProps {
  /** What happens, read out as it changes. */
  status: string;
  action?: ReactNode;
  children?: ReactNode;
}

/** The right side: what will be asked, and why. */
export function QuestionsPanel({ status, action, children }: QuestionsPanelProps) {
  const { t } = useTranslation('new-interview');
  return (
    <section className={css.panel} aria-labelledby="questions">
      <header className={css.head}>
        <h2 id="questions" className="heading">
          {t('questions.title')}
        </h2>
        {action}
      </header>
      <p className={css.status} role="status">
        {status}
      </p>
      {children}
    </section>
  );
}

interface ComingQuestionsProps {
  questions: readonly Question[];
  total: number;
}

const WIDTHS = [0.82, 0.64, 0.74];
const MOST_BARS = 3;

/** Those that have come in, and the places of the next ones. */
export function ComingQuestions({ questions, total }: ComingQuestionsProps) {
  const { t } = useTranslation('new-interview');
  const left = Math.max(0, total - questions.length);
  const bars = Math.min(MOST_BARS, left);
  return (
    <>
      <ol className={css.questions} aria-busy="true">
        {questions.map((question) => (
          <li key={question.id} className={css.question}>
            <span className={css.number}>{question.index}</span>
            <QuestionWords question={question} />
          </li>
        ))}
        {Array.from({ length: bars }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other name.
          <li key={at} className={css.question} data-coming="">
            <span className={css.number}>{questions.length + at + 1}</span>
            <Skeleton label={t('questions.coming')} widths={[WIDTHS[at] ?? 0.7]} />
          </li>
        ))}
      </ol>
      {left > bars && <p className={css.rest}>{t('questions.rest', { count: left - bars })}</p>}
    </>
  );
}
