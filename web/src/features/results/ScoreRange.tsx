import { useTranslation } from 'react-i18next';
import { figure, orOf } from '@/lib/format';
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
  const { t } = useTranslation('results');
  const range = { low: figure(low, 1), high: figure(high, 1) };
  const also = others(low, high, grade).map((one) => t(`range.grade.${one}`));
  return (
    <figure
      className={css.range}
      aria-label={t('range.label', { score: figure(score, 1), ...range })}
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
        {t('range.likely', range)}
        {also.length > 0 && ` ${t('range.also', { grades: orOf(also) })}`}
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

/** The grades that the range reaches besides this one, the best last. */
function others(low: number, high: number, grade: Grade): Grade[] {
  const [from, to] = [gradeOf(low), gradeOf(high)].map((one) =>
    GRADES.findIndex((known) => known.grade === one),
  );
  return GRADES.slice(from, (to ?? 0) + 1)
    .map((one) => one.grade)
    .filter((one) => one !== grade);
}
