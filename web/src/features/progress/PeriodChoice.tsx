import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './PeriodChoice.module.css';
import { PERIODS, type ProgressSearch } from './search';

interface PeriodChoiceProps {
  search: ProgressSearch;
  choose: (search: ProgressSearch) => void;
}

const LABELS = { '4w': 'period.4w', '3m': 'period.3m', all: 'period.all' } as const;

/** Which part of the past: the last weeks, months, all, or days of one's own choice. */
export function PeriodChoice({ search, choose }: PeriodChoiceProps) {
  const { t } = useTranslation('progress');
  const own = search.from !== undefined || search.to !== undefined;
  const [open, setOpen] = useState(own);
  const days = useId();
  const shown = open || own;
  return (
    <div className={css.choice}>
      <SegmentedControl
        aria-label={t('period.title')}
        value={shown ? 'own' : (search.period ?? 'all')}
        onChange={(chosen) => {
          const period = PERIODS.find((known) => known === chosen);
          setOpen(period === undefined);
          if (period !== undefined) choose({ period });
        }}
        data={[
          ...PERIODS.map((period) => ({ value: period, label: t(LABELS[period]) })),
          { value: 'own', label: t('period.own') },
        ]}
      />
      {shown && (
        <div id={days} className={css.days}>
          <Day name="from" search={search} choose={choose} />
          <Day name="to" search={search} choose={choose} />
          {own && (
            <Button size="sm" variant="subtle" onClick={() => choose({})}>
              {t('period.clear')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Day({ name, search, choose }: PeriodChoiceProps & { name: 'from' | 'to' }) {
  const { t } = useTranslation('progress');
  const { from, to } = search;
  return (
    <TextInput
      type="date"
      label={t(`period.${name}`)}
      value={search[name] ?? ''}
      {...(name === 'from' ? to !== undefined && { max: to } : from !== undefined && { min: from })}
      onChange={({ currentTarget: { value } }) => {
        const { [name]: _old, period: _period, ...other } = search;
        choose(value === '' ? other : { ...other, [name]: value });
      }}
    />
  );
}
