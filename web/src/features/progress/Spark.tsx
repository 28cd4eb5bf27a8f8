import css from './Spark.module.css';

interface SparkProps {
  values: readonly number[];
  /** A stretch to be at, shaded. */
  band?: { from: number; to: number };
  /** The least span of values that fills the height, so that chance is not drawn as a mountain. */
  least: number;
}

const WIDTH = 176;
const HEIGHT = 36;
const EDGE = 5;

/** How a figure went, as a line; the figure and the words stand beside it. */
export function Spark({ values, band, least }: SparkProps) {
  const all = [...values, ...(band === undefined ? [] : [band.from, band.to])];
  const mid = (Math.min(...all) + Math.max(...all)) / 2;
  const span = Math.max(least, Math.max(...all) - Math.min(...all));
  const y = (value: number) => HEIGHT / 2 - ((value - mid) / span) * (HEIGHT - 2 * EDGE);
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  const points = values.map((value, at) => ({ x: EDGE + at * step, y: y(value) }));
  const last = points.at(-1);
  return (
    <svg className={css.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {band !== undefined && (
        <rect x={0} width={WIDTH} y={y(band.to)} height={y(band.from) - y(band.to)} />
      )}
      <path d={points.map((at, n) => `${n === 0 ? 'M' : 'L'}${at.x} ${at.y}`).join('')} />
      {last !== undefined && <circle cx={last.x} cy={last.y} r={3.5} />}
    </svg>
  );
}
