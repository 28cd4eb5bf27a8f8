import { clockTime } from '@/lib/format';
import type { Results } from './api/get-results';
import { Band } from './Band';
import css from './Evidence.module.css';
import { judged } from './words';

type ScoredBy = NonNullable<Results['scored_by']>;

/** What the scores rest on: how much was judged, by what, and how far that can be trusted. */
export function Evidence({ results, by }: { results: Results; by: ScoredBy }) {
  const { answers } = results;
  const scored = answers.filter(({ score }) => score !== null).length;
  const quotes = answers.reduce((sum, one) => sum + one.quotes.length, 0);
  const spoken = answers.reduce((sum, one) => sum + (one.delivery?.speaking_s ?? 0), 0);
  return (
    <Band id="rests" title="What it rests on">
      <dl className={css.figures}>
        <Figure
          value={String(scored)}
          of={`${scored === 1 ? 'answer' : 'answers'} scored, of ${judged(results).of}`}
        />
        {spoken > 0 && <Figure value={clockTime(spoken)} of="of your speech" />}
        <Figure value={String(quotes)} of="quotes, each found in what you said" />
      </dl>
      <p className={css.by}>
        {judgeOf(by)} {agreementOf(by)}
      </p>
    </Band>
  );
}

function Figure({ value, of }: { value: string; of: string }) {
  return (
    <div>
      <dt>{of}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function judgeOf({ engine, model, prompt_version }: ScoredBy): string {
  const version = `${model}, version ${prompt_version}`;
  return engine === 'rules'
    ? `Judged by fixed rules on this server (${version}), not by a person or a language model.`
    : `Judged by a language model (${engine}, ${version}), not by a person.`;
}

function agreementOf({ agreement, agreement_cases }: ScoredBy): string {
  if (agreement === null && agreement_cases === 0) {
    return 'How well its scores agree with people was not measured.';
  }
  if (agreement === null) {
    return (
      `On our ${agreement_cases} test answers too few criteria agreed with their levels well ` +
      'enough for a score of the whole.'
    );
  }
  return (
    `Its scores agree with the levels of our ${agreement_cases} test answers at ` +
    `${agreement.toFixed(2)}, where 1 is always and 0 is by chance.`
  );
}
