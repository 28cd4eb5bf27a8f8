import css from './PointLists.module.css';

interface PointListsProps {
  /** Those without points are left out. */
  lists: readonly { title: string; points: readonly string[] }[];
  /** Whether they stand in a column of the page, not across it. */
  narrow?: boolean;
}

/** Points of advice under their headings, each point once. */
export function PointLists({ lists, narrow = false }: PointListsProps) {
  const filled = lists.filter(({ points }) => points.length > 0);
  if (filled.length === 0) return null;
  return (
    <div className={css.lists} data-narrow={narrow || undefined}>
      {filled.map(({ title, points }) => (
        <section key={title}>
          <h4 className="heading">{title}</h4>
          <ul lang="en">
            {[...new Set(points)].map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
