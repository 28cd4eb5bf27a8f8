import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { PERSONAS, type Persona } from '@/lib/personas';
import css from './Choices.module.css';
import { type Draft, LIMITS_MINUTES, MOST_QUESTIONS } from './draft';

interface ChoicesProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

const TYPES: readonly Draft['interviewType'][] = ['behavioral', 'technical', 'mixed'];
const DIFFICULTIES: readonly Draft['difficulty'][] = ['junior', 'mid', 'senior'];
const PEOPLE: readonly Persona[] = ['friendly', 'neutral', 'challenging'];
const COUNTS = Array.from({ length: MOST_QUESTIONS }, (_, at) => String(at + 1));
const NO_LIMIT = 'none';

function limits(t: TFunction<'new-interview'>) {
  return [
    { value: NO_LIMIT, label: t('interview.noLimit') },
    ...LIMITS_MINUTES.map((minutes) => ({
      value: String(minutes),
      label: t('interview.limit', { minutes }),
    })),
  ];
}

/** The third step: kind, level, length, interviewer and time. */
export function Choices({ draft, change }: ChoicesProps) {
  const { t } = useTranslation('new-interview');
  const { t: common } = useTranslation();
  return (
    <div className={css.choices}>
      <SegmentedControl
        fullWidth
        aria-label={t('interview.type')}
        data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
        value={draft.interviewType}
        onChange={(interviewType) => change({ interviewType })}
      />
      <SegmentedControl
        fullWidth
        aria-label={t('interview.difficulty')}
        data={DIFFICULTIES.map((value) => ({ value, label: t(`difficulty.${value}`) }))}
        value={draft.difficulty}
        onChange={(difficulty) => change({ difficulty })}
      />
      <div className={css.fields}>
        <NativeSelect
          label={t('interview.questions')}
          data={COUNTS}
          value={String(draft.questionCount)}
          onChange={(event) => change({ questionCount: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('interview.interviewer')}
          data={PEOPLE.map((value) => ({
            value,
            label: `${PERSONAS[value].name}, ${common(`persona.${value}`)}`,
          }))}
          value={draft.persona}
          onChange={(event) => {
            const chosen = PEOPLE.find((persona) => persona === event.currentTarget.value);
            if (chosen !== undefined) change({ persona: chosen });
          }}
        />
        <NativeSelect
          label={t('interview.timeLimit')}
          data={limits(t)}
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
