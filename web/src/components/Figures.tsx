import css from './Figures.module.css';

interface FiguresProps {
  /** Each figure, and in words what it counts. */
  figures: readonly { value: string; of: string }[];
}

/** Figures side by side, each over the words for it. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className={css.figures}>
      {figures.map(({ value, of }) => (
        <div key={of}>
          <dt>{of}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
