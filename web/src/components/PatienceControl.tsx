import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PATIENCE_CHOICES, type PatienceChoice } from '@/lib/call-settings';
import css from './PatienceControl.module.css';

interface PatienceControlProps {
  value: PatienceChoice;
  onChange: (choice: PatienceChoice) => void;
}

/** How long a pause may be before the interviewer goes on. The page brings the texts of `call`. */
export function PatienceControl({ value, onChange }: PatienceControlProps) {
  const { t } = useTranslation('call');
  const data = PATIENCE_CHOICES.map((choice) => ({
    value: choice,
    label: t(`patience.${choice}.label`),
  }));
  return (
    <fieldset className={css.patience}>
      <legend>{t('patience.title')}</legend>
      <SegmentedControl
        fullWidth
        value={value}
        onChange={(chosen) => {
          const choice = PATIENCE_CHOICES.find((known) => known === chosen);
          if (choice !== undefined) onChange(choice);
        }}
        data={data}
        aria-label={t('patience.title')}
      />
      <p>{t(`patience.${value}.help`)}</p>
    </fieldset>
  );
}
