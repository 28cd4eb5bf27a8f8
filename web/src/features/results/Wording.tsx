import type { AnswerResult } from './api/get-results';
import { Blanks } from './Blanks';
import css from './Versus.module.css';

/** The candidate's own sentences, each beside a better one. */
export function Wording({ wording }: { wording: AnswerResult['wording'] }) {
  if (wording.length === 0) return null;
  return (
    <section className={css.section}>
      <h4 className="heading">In better words</h4>
      <dl className={css.pairs}>
        {wording.map(({ said, better }) => (
          <div key={`${said}: ${better}`} className={css.versus}>
            <div>
              <dt>You said</dt>
              <dd>“{said}”</dd>
            </div>
            <div className={css.better}>
              <dt>Better</dt>
              <dd>
                “<Blanks text={better} />”
              </dd>
            </div>
          </div>
        ))}
      </dl>
      {wording.some(({ better }) => better.includes('[')) && (
        <p className="help">
          The blanks are facts that only you know. Nothing was made up for you.
        </p>
      )}
    </section>
  );
}
