import { Icon } from '@/components/Icon';
import type { AnswerResult } from './api/get-results';
import css from './Story.module.css';

type Star = NonNullable<AnswerResult['star']>;

const PARTS: readonly { key: keyof Star; name: string; missing: string }[] = [
  { key: 'situation', name: 'Situation', missing: 'Where was it, and what was going on?' },
  { key: 'task', name: 'Task', missing: 'What had to be done, and what was your part?' },
  { key: 'action', name: 'Action', missing: 'What did you do yourself, step by step?' },
  { key: 'result', name: 'Result', missing: 'What came of it, and how do you know?' },
];

/** The four parts of a story about what one did, and which of them were told. */
export function Story({ star }: { star: Star }) {
  return (
    <section className={css.story}>
      <h4 className="heading">The story, in four parts</h4>
      <ol className={css.parts}>
        {PARTS.map(({ key, name, missing }) => {
          const { found, quote } = star[key];
          return (
            <li key={key} data-found={found}>
              <p className={css.part}>
                <Icon name={found ? 'check' : 'x'} size={16} />
                {name}
                {!found && <span className="dim">not found</span>}
              </p>
              <p>{found ? quote !== null && `“${quote}”` : missing}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
