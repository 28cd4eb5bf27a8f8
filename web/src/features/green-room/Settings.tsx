import { Button, Kbd, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { PatienceControl } from '@/components/PatienceControl';
import { Presence } from '@/components/Presence';
import type { Interview } from '@/lib/api/get-interview';
import type { CallSettings } from '@/lib/call-settings';
import { language } from '@/lib/i18n';
import { PERSONAS } from '@/lib/personas';
import { useKeys } from '@/lib/use-keys';
import css from './Settings.module.css';

interface SettingsProps {
  interview: Interview | undefined;
  settings: CallSettings;
  change: (part: Partial<CallSettings>) => void;
}

function summary(interview: Interview, t: TFunction<'green-room'>): string {
  const { kind, questions, job, time_limit_s } = interview;
  const { title, company } = job;
  const count = t('side.questions', { count: questions.length });
  const limit =
    time_limit_s === null ? [] : [t('side.limit', { count: Math.round(time_limit_s / 60) })];
  const named = company === null ? title : t('side.jobAt', { title, company });
  // A practice that belongs to no interview has no job of its own.
  const what = kind === 'practice' && company === null ? t('side.practice') : named;
  return `${what}. ${[count, ...limit].join(', ')}.`;
}

export function Settings({ interview, settings, change }: SettingsProps) {
  const { t } = useTranslation('green-room');
  const navigate = useNavigate();
  const join = () => {
    if (interview === undefined) return;
    const params = { interviewId: interview.id };
    void navigate({ to: '/interviews/$interviewId/live', params });
  };
  useKeys({ Enter: { down: join } });
  const name = interview === undefined ? null : PERSONAS[interview.persona].name;
  return (
    <section className={css.side} aria-label={t('side.label')}>
      <Presence state="listening" label={name ?? t('interviewer')} small />
      <h2 className="heading">{name === null ? t('side.wait') : t('side.ready', { name })}</h2>
      {interview !== undefined && <p className={css.summary}>{summary(interview, t)}</p>}
      {language() !== 'en' && <p className={css.english}>{t('side.english')}</p>}
      <div className={css.set}>
        <Switch
          label={t('side.typing')}
          checked={settings.typing}
          onChange={(event) => change({ typing: event.currentTarget.checked })}
        />
      </div>
      {!settings.typing && (
        <div className={css.set}>
          <PatienceControl
            value={settings.patience}
            onChange={(patience) => change({ patience })}
          />
        </div>
      )}
      <Switches settings={settings} change={change} />
      <Button
        variant="filled"
        size="lg"
        fullWidth
        disabled={interview === undefined}
        onClick={join}
        rightSection={<Kbd>{t('side.enter')}</Kbd>}
      >
        {t('side.join')}
      </Button>
      {!settings.typing && <p className={css.note}>{t('side.recorded')}</p>}
    </section>
  );
}

function Switches({ settings, change }: Pick<SettingsProps, 'settings' | 'change'>) {
  const { t } = useTranslation('green-room');
  return (
    <>
      <div className={css.set}>
        <Switch
          label={t('side.captions')}
          checked={settings.captions}
          onChange={(event) => change({ captions: event.currentTarget.checked })}
        />
      </div>
      <div className={css.set}>
        <Switch
          label={t('side.hints')}
          checked={settings.hints}
          onChange={(event) => change({ hints: event.currentTarget.checked })}
        />
      </div>
      <div className={css.set}>
        <Switch
          label={t('side.listen')}
          description={t('side.listenHelp')}
          checked={settings.listenConsent}
          onChange={(event) => change({ listenConsent: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
