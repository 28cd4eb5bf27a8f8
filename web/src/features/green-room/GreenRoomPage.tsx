import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { interviewQuery } from '@/lib/api/get-interview';
import { type CallSettings, loadCallSettings, saveCallSettings } from '@/lib/call-settings';
import { PERSONAS } from '@/lib/personas';
import { useObservable } from '@/lib/use-observable';
import { Checks } from './Checks';
import css from './GreenRoomPage.module.css';
import type { Rehearsal } from './rehearsal';
import { Settings } from './Settings';
import { useRehearsal } from './use-rehearsal';
import { headline } from './words';

export function GreenRoomPage({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('green-room');
  const interview = useQuery(interviewQuery(interviewId));
  const [settings, setSettings] = useState(loadCallSettings);
  const rehearsal = useRehearsal(settings);
  const change = (part: Partial<CallSettings>) => {
    const next = { ...settings, ...part };
    setSettings(next);
    saveCallSettings(next);
  };
  const name = interview.data === undefined ? null : PERSONAS[interview.data.persona].name;
  return (
    <Page title={t('title')}>
      {interview.isError && (
        <LoadFailed
          what={t('failed')}
          error={interview.error}
          retry={() => void interview.refetch()}
        />
      )}
      {!interview.isError && (
        <div className={css.room}>
          {rehearsal !== null && (
            <Rehearse rehearsal={rehearsal} settings={settings} change={change} name={name} />
          )}
          <Settings interview={interview.data} settings={settings} change={change} />
        </div>
      )}
    </Page>
  );
}

interface RehearseProps {
  rehearsal: Rehearsal;
  settings: CallSettings;
  change: (part: Partial<CallSettings>) => void;
  /** The interviewer's; null while it is not known. */
  name: string | null;
}

function Rehearse({ rehearsal, settings, change, name }: RehearseProps) {
  const { t } = useTranslation('green-room');
  const hearing = useObservable(rehearsal.hearing);
  const heard = useObservable(rehearsal.heard);
  const { title, lead } = headline(hearing, heard, t);
  return (
    <section aria-labelledby="hearing">
      <h1 className="title" id="hearing" aria-live="polite">
        {title}
      </h1>
      <p className={`lead ${css.lead}`}>{lead}</p>
      <Checks rehearsal={rehearsal} settings={settings} change={change} name={name} />
    </section>
  );
}
