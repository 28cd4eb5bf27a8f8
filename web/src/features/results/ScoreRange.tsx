import type { Results } from './api/get-results';
import css from './ScoreRange.module.css';

type Grade = NonNullable<Results['grade']>;

interface ScoreRangeProps {
  score: number;
  low: number;
  high: number;
  grade: Grade;
}

const LOWEST = 1;
const HIGHEST = 10;
const GRADES: readonly { grade: Grade; from: number }[] = [
  { grade: 'D', from: LOWEST },
  { grade: 'C', from: 5 },
  { grade: 'B', from: 6.5 },
  { grade: 'A', from: 8 },
];

/** Where the score lies between 1 and 10, and between what it may as well lie. */
export function ScoreRange({ score, low, high, grade }: ScoreRangeProps) {
  const between = `${low.toFixed(1)} and ${high.toFixed(1)}`;
  return (
    <figure
      className={css.range}
      aria-label={`Score ${score.toFixed(1)}, likely between ${between}`}
    >
      <div className={css.scale}>
        <span
          className={css.likely}
          style={{ left: place(low), width: `calc(${place(high)} - ${place(low)})` }}
        />
        <span className={css.point} style={{ left: place(score) }} />
      </div>
      <div className={css.grades} aria-hidden="true">
        {GRADES.map((one) => (
          <span key={one.grade} style={{ left: place(one.from) }}>
            {one.grade}
          </span>
        ))}
      </div>
      <figcaption className={css.caption}>
        Likely between {between}.{others(low, high, grade)}
      </figcaption>
    </figure>
  );
}

function place(score: number): string {
  return `${(100 * (score - LOWEST)) / (HIGHEST - LOWEST)}%`;
}

function gradeOf(score: number): Grade {
  return GRADES.findLast(({ from }) => score >= from)?.grade ?? 'D';
}

function others(low: number, high: number, grade: Grade): string {
  const also = [...new Set([gradeOf(low), gradeOf(high)])].filter((one) => one !== grade);
  if (also.length === 0) return '';
  const named = also.map((one) => (one === 'A' ? 'an A' : `a ${one}`)).join(' or ');
  return ` The same answers could as well have come to ${named}.`;
}
