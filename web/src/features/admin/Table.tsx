import type { ReactNode } from 'react';
import css from './Table.module.css';

interface TableProps {
  /** What it holds, for those who cannot see it. */
  label: string;
  /** The columns' names; `figure`: numbers, which stand at the right. */
  columns: readonly { name: string; figure?: boolean; hidden?: boolean }[];
  children: ReactNode;
}

/** Rows of the admin's pages. Where it is wider than the screen it scrolls, also by keyboard. */
export function Table({ label, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className={css.scroll} aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ name, figure = false, hidden = false }) => (
              <th key={name} scope="col" data-figure={figure || undefined}>
                {hidden ? <span className="vh">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
