import { createContext, type ReactNode, useContext } from 'react';
import css from './Table.module.css';

interface Column {
  name: string;
  /** Numbers, which stand at the right. */
  figure?: boolean;
  /** Its name is for those who cannot see the table. */
  hidden?: boolean;
}

const Columns = createContext<readonly Column[]>([]);

interface TableProps {
  /** What it holds, for those who cannot see it. */
  label: string;
  columns: readonly Column[];
  children: ReactNode;
}

/** Dense rows that are read across. On a narrow screen each row stands as a short record. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <Columns value={columns}>
      <table className={css.table} aria-label={label}>
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
    </Columns>
  );
}

interface CellProps {
  /** Which column it belongs to, from 0. */
  at: number;
  /** It has a line of its own on a narrow screen, without its column's name. */
  wide?: boolean;
  /** It is long: a line of its own there, with its column's name. */
  long?: boolean;
  children: ReactNode;
}

export function Cell({ at, wide = false, long = false, children }: CellProps) {
  const column = useContext(Columns)[at];
  return (
    <td
      data-figure={column?.figure || undefined}
      data-label={wide ? undefined : column?.name}
      data-wide={wide || undefined}
      data-long={long || undefined}
    >
      {children}
    </td>
  );
}
