import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '@/lib/format';
import css from './VerdictBand.module.css';

interface VerdictBandProps {
  /** Null where there is none to show. */
  mark: { grade: string; score: number } | null;
  /** What the page says of the scale, such as "of 10". */
  outOf: string;
  /** The verdict in words, whose heading has the id "verdict". */
  children: ReactNode;
}

/** What an interview came to: the grade on the left, and the words to it. */
export function VerdictBand({ mark, outOf, children }: VerdictBandProps) {
  const { t } = useTranslation('judged');
  return (
    <section
      className={css.verdict}
      data-graded={mark !== null || undefined}
      aria-labelledby="verdict"
    >
      {mark !== null && (
        <div className={css.grade}>
          <p className={css.letter}>
            <span className="vh">{t('grade')} </span>
            {mark.grade}
          </p>
          <p className={css.score}>
            <span className="num">{figure(mark.score, 1)}</span>{' '}
            <span className="dim">{outOf}</span>
          </p>
        </div>
      )}
      {children}
    </section>
  );
}
