import { Button, Kbd, Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { PatienceControl } from '@/components/PatienceControl';
import { Presence } from '@/components/Presence';
import type { Interview } from '@/lib/api/get-interview';
import type { CallSettings } from '@/lib/call-settings';
import { plural } from '@/lib/format';
import { PERSONAS } from '@/lib/personas';
import { useKeys } from '@/lib/use-keys';
import css from './Settings.module.css';

interface SettingsProps {
  interview: Interview | undefined;
  settings: CallSettings;
  change: (part: Partial<CallSettings>) => void;
}

function summary({ questions, job, time_limit_s }: Interview): string {
  const limit = time_limit_s === null ? '' : `, at most ${Math.round(time_limit_s / 60)} minutes`;
  const where = job.company === null ? '' : ` at ${job.company}`;
  return `${plural(questions.length, 'question')}${limit}. ${job.title}${where}.`;
}

export function Settings({ interview, settings, change }: SettingsProps) {
  const navigate = useNavigate();
  const join = () => {
    if (interview === undefined) return;
    const params = { interviewId: interview.id };
    void navigate({ to: '/interviews/$interviewId/live', params });
  };
  useKeys({ Enter: { down: join } });
  const name = interview === undefined ? null : PERSONAS[interview.persona].name;
  return (
    <section className={css.side} aria-label="The interview">
      <Presence state="listening" label={name ?? 'Your interviewer'} small />
      <h2 className="heading">{name === null ? 'One moment' : `${name} is ready for you`}</h2>
      {interview !== undefined && <p className={css.summary}>{summary(interview)}</p>}
      <div className={css.set}>
        <Switch
          label="Answer by typing instead"
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
      <div className={css.set}>
        <Switch
          label="Captions"
          checked={settings.captions}
          onChange={(event) => change({ captions: event.currentTarget.checked })}
        />
      </div>
      <div className={css.set}>
        <Switch
          label="Hints when I am stuck"
          checked={settings.hints}
          onChange={(event) => change({ hints: event.currentTarget.checked })}
        />
      </div>
      <Button
        variant="filled"
        size="lg"
        fullWidth
        disabled={interview === undefined}
        onClick={join}
        rightSection={<Kbd>Enter</Kbd>}
      >
        Join
      </Button>
      {!settings.typing && (
        <p className={css.note}>Your voice is recorded so that you can hear your answers.</p>
      )}
    </section>
  );
}
