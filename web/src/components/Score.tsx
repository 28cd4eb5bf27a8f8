import { useTranslation } from 'react-i18next';
import { figure } from '@/lib/format';
import { type Level, levelOf } from '@/lib/levels';
import css from './Score.module.css';

/** A score is a number, a shape and a word; where there is none, a dash and the words. */
export function Score({ score, brief = false }: { score: number | null; brief?: boolean }) {
  const { t } = useTranslation();
  const level = levelOf(score);
  return (
    <span className={css.score}>
      {score !== null && <b className="num">{figure(score, 1)}</b>}
      <span className={css.mark} data-level={level}>
        <Shape level={level} />
        <span className={brief ? 'vh' : undefined}>{t(`level.${level}`)}</span>
      </span>
    </span>
  );
}

function Shape({ level }: { level: Level }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {level === 'none' && (
        <path d="M2.5 6h7" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      )}
      {level === 'good' && <circle cx="6" cy="6" r="5.25" fill="currentColor" />}
      {(level === 'ok' || level === 'weak') && (
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
      {level === 'ok' && <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />}
    </svg>
  );
}
