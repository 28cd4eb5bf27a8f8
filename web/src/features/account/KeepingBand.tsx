import { NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { errorText } from '@/lib/error-text';
import { setTellsFigures, tellsFigures } from '@/lib/telemetry-choice';
import { showToast } from '@/lib/toasts';
import type { Profile } from './api/get-profile';
import { useSaveProfile } from './api/save-profile';
import css from './KeepingBand.module.css';

type Days = number | null;

const CHOICES: readonly number[] = [1, 7, 30, 90, 180, 365];
/** Stands for what the server does by itself. */
const DEFAULT = 'default';

/** Fewer days delete what is older; how many the server's own are, the page does not know. */
function deletesMore(now: Days, wanted: Days): boolean {
  if (wanted === now || wanted === null) return false;
  return now === null || wanted < now;
}

/** What is kept, how long, and who may hear it. */
export function KeepingBand({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account');
  return (
    <Band id="keeping" title={t('keeping.title')} about={t('keeping.about')}>
      <div className={css.choices}>
        <Retention profile={profile} />
        <div>
          <p className="heading">{t('keeping.listening')}</p>
          <p className={css.text}>{t('keeping.listeningText')}</p>
        </div>
        <Figures />
      </div>
    </Band>
  );
}

function Retention({ profile }: { profile: Profile }) {
  const { t } = useTranslation('account');
  const now = profile.audio_retention_days;
  const [wanted, want] = useState<number | null>(null);
  const save = useSaveProfile();
  const apply = (days: Days) =>
    save.mutate(
      { name: profile.name, audio_retention_days: days },
      {
        onSuccess: () => {
          want(null);
          showToast(t('keeping.saved'));
        },
        onError: (error) => {
          // The dialog says it by itself.
          if (wanted === null) showToast(errorText(error));
        },
      },
    );
  const choose = (value: string) => {
    const days = value === DEFAULT ? null : Number(value);
    if (days !== null && deletesMore(now, days)) want(days);
    else if (days !== now) apply(days);
  };
  const days = CHOICES.includes(now ?? 1) ? CHOICES : [...CHOICES, now ?? 1].sort((a, b) => a - b);
  return (
    <>
      <NativeSelect
        className={css.select}
        label={t('keeping.sound')}
        description={t('keeping.soundText')}
        value={now === null ? DEFAULT : String(now)}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: DEFAULT, label: t('keeping.default') },
          ...days.map((count) => ({ value: String(count), label: t('keeping.days', { count }) })),
        ]}
      />
      <ConfirmDialog
        opened={wanted !== null}
        close={() => want(null)}
        title={t('keeping.askTitle', { count: wanted ?? 1 })}
        action={t('keeping.askAction')}
        confirm={() => apply(wanted)}
        pending={save.isPending}
        error={save.error}
      >
        {t('keeping.askText')}
      </ConfirmDialog>
    </>
  );
}

/** A choice of this browser: figures of pages are sent without a word of who sits before them. */
function Figures() {
  const { t } = useTranslation('account');
  const [on, setOn] = useState(tellsFigures);
  return (
    <Switch
      label={t('keeping.figures')}
      description={t('keeping.figuresText')}
      checked={on}
      onChange={(event) => {
        setTellsFigures(event.currentTarget.checked);
        setOn(event.currentTarget.checked);
      }}
    />
  );
}
