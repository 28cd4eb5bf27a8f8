import { Score } from '@/components/Score';
import { ScoreBar } from '@/components/ScoreBar';
import { plural } from '@/lib/format';
import type { AnswerResult, Results } from './api/get-results';
import { Band } from './Band';
import css from './Categories.module.css';

interface Row {
  name: string;
  score: number | null;
  /** What the average is made of. */
  of: string;
}

/** The averages by kind of question, and over all how clear it was. */
export function Categories({ results }: { results: Results }) {
  const rows = rowsOf(results).filter(({ score }) => score !== null);
  if (rows.length === 0) return null;
  return (
    <Band id="categories" title="By category">
      <dl className={css.rows}>
        {rows.map(({ name, score, of }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={css.bar}>{score !== null && <ScoreBar score={score} />}</dd>
            <dd>
              <Score score={score} />
            </dd>
            <dd className={css.of}>{of}</dd>
          </div>
        ))}
      </dl>
    </Band>
  );
}

function rowsOf({ categories, answers }: Results): Row[] {
  const technical = answers.filter((one) => one.score !== null && one.category === 'technical');
  const others = answers.filter((one) => one.score !== null && one.category !== 'technical');
  const clear = answers.filter((one) => isClarityKnown(one));
  return [
    { name: 'Technical', score: categories.technical, of: plural(technical.length, 'answer') },
    { name: 'Behavioural', score: categories.behavioral, of: plural(others.length, 'answer') },
    {
      name: 'Communication',
      score: categories.communication,
      of: `Clarity over ${plural(clear.length, 'answer')}`,
    },
  ];
}

function isClarityKnown({ rubric }: AnswerResult): boolean {
  return rubric?.clarity.score != null;
}
