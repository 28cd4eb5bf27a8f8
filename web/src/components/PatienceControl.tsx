import { SegmentedControl } from '@mantine/core';
import { PATIENCE_CHOICES, type PatienceChoice } from '@/lib/call-settings';
import css from './PatienceControl.module.css';

const WORDS: Record<PatienceChoice, { label: string; help: string }> = {
  brisk: { label: 'Brisk', help: 'Answers as soon as you seem to have finished.' },
  normal: { label: 'Normal', help: 'Answers when you have finished, waits while you think.' },
  patient: { label: 'Patient', help: 'Leaves long pauses alone.' },
  manual: { label: 'I decide', help: 'Waits until you press Done answering.' },
};

interface PatienceControlProps {
  value: PatienceChoice;
  onChange: (choice: PatienceChoice) => void;
}

/** How long a pause may be before the interviewer goes on. */
export function PatienceControl({ value, onChange }: PatienceControlProps) {
  return (
    <fieldset className={css.patience}>
      <legend>Patience</legend>
      <SegmentedControl
        fullWidth
        value={value}
        onChange={(chosen) => {
          const choice = PATIENCE_CHOICES.find((known) => known === chosen);
          if (choice !== undefined) onChange(choice);
        }}
        data={PATIENCE_CHOICES.map((choice) => ({ value: choice, label: WORDS[choice].label }))}
        aria-label="Patience"
      />
      <p>{WORDS[value].help}</p>
    </fieldset>
  );
}
