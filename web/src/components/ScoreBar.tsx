import { levelOf } from '@/lib/levels';
import css from './ScoreBar.module.css';

/** How far a score goes on the way to ten; the number stands beside it. */
export function ScoreBar({ score }: { score: number }) {
  return (
    <span className={css.bar} data-level={levelOf(score)} aria-hidden="true">
      <i style={{ width: `${score * 10}%` }} />
    </span>
  );
}
