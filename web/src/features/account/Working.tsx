import { percent } from '@/lib/format';
import css from './Working.module.css';

/** How far work in the background has come, 0 to 1: words, a figure, then a line. */
export function Working({ label, progress }: { label: string; progress: number }) {
  return (
    <div className={css.working}>
      <p className={css.words}>
        <span>{label}</span>
        <span className="dim num">{percent(progress)}</span>
      </p>
      <div
        className={css.line}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(progress * 100)}
      >
        <i style={{ width: `${progress * 100}%` }} />
      </div>
    </div>
  );
}
