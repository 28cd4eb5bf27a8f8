import { NativeSelect, SegmentedControl } from '@mantine/core';
import { PERSONAS } from '@/lib/personas';
import css from './Choices.module.css';
import { type Draft, LIMITS_MINUTES, MOST_QUESTIONS } from './draft';

interface ChoicesProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

type Option<T extends string> = { value: T; label: string };

const TYPES: Option<Draft['interviewType']>[] = [
  { value: 'behavioral', label: 'Behavioural' },
  { value: 'technical', label: 'Technical' },
  { value: 'mixed', label: 'Mixed' },
];
const LEVELS: Option<Draft['difficulty']>[] = [
  { value: 'junior', label: 'Junior' },
  { value: 'mid', label: 'Mid' },
  { value: 'senior', label: 'Senior' },
];
const INTERVIEWERS: Option<Draft['persona']>[] = (
  Object.keys(PERSONAS) as (keyof typeof PERSONAS)[]
).map((value) => ({ value, label: `${PERSONAS[value].name}, ${PERSONAS[value].manner}` }));
const COUNTS = Array.from({ length: MOST_QUESTIONS }, (_, at) => String(at + 1));
const NO_LIMIT = 'none';
const LIMITS = [
  { value: NO_LIMIT, label: 'None' },
  ...LIMITS_MINUTES.map((minutes) => ({ value: String(minutes), label: `${minutes} min` })),
];

export function Choices({ draft, change }: ChoicesProps) {
  return (
    <div className={css.choices}>
      <SegmentedControl
        fullWidth
        aria-label="Interview type"
        data={TYPES}
        value={draft.interviewType}
        onChange={(interviewType) => change({ interviewType })}
      />
      <SegmentedControl
        fullWidth
        aria-label="Difficulty"
        data={LEVELS}
        value={draft.difficulty}
        onChange={(difficulty) => change({ difficulty })}
      />
      <div className={css.fields}>
        <NativeSelect
          label="Questions"
          data={COUNTS}
          value={String(draft.questionCount)}
          onChange={(event) => change({ questionCount: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label="Interviewer"
          data={INTERVIEWERS}
          value={draft.persona}
          onChange={(event) => {
            const chosen = INTERVIEWERS.find(({ value }) => value === event.currentTarget.value);
            if (chosen !== undefined) change({ persona: chosen.value });
          }}
        />
        <NativeSelect
          label="Time limit"
          data={LIMITS}
          value={draft.limitMinutes === null ? NO_LIMIT : String(draft.limitMinutes)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({ limitMinutes: value === NO_LIMIT ? null : Number(value) });
          }}
        />
      </div>
    </div>
  );
}
