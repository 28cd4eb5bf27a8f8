import type { AnswerResult } from './api/get-results';
import { Blanks } from './Blanks';
import css from './Versus.module.css';

/** A stronger version, made of facts that the candidate gave. */
export function IdealAnswer({ ideal }: { ideal: NonNullable<AnswerResult['ideal_answer']> }) {
  return (
    <section className={css.section}>
      <h4 className="heading">A stronger version</h4>
      <p className={css.text}>
        <Blanks text={ideal.text} />
      </p>
      <ul>
        {ideal.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
      <p className="help">
        {ideal.why} It is built from your answer and your résumé only; nothing was made up for you.
      </p>
    </section>
  );
}
