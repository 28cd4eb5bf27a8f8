import css from './Skeleton.module.css';

/** Bars in the shape of what comes; `widths` are shares of the line, one line each. */
export function Skeleton({ label, widths }: { label: string; widths: readonly number[] }) {
  return (
    <div role="status" aria-busy="true" aria-label={label} className={css.skeleton}>
      {widths.map((width, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity.
        <span key={line} style={{ width: `${width * 100}%` }} />
      ))}
    </div>
  );
}
