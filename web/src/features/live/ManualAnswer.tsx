import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { clockTime } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { useObservable } from '@/lib/use-observable';
import { playSound } from '@/media/sound';
import { type Take, takeSeconds } from '@/media/take';
import type { Call } from './call';
import css from './ManualAnswer.module.css';
import type { Correction } from './use-correction';
import { Waveform } from './Waveform';

/** The server's limit for what an answer may read, in characters. */
const LONGEST = 8_000;

interface ManualAnswerProps {
  call: Call;
  correction: Correction;
  discard: () => void;
  submit: () => void;
}

/** What was said in manual mode: seen while it is said, heard again and corrected before it is sent. */
export function ManualAnswer({ call, correction, discard, submit }: ManualAnswerProps) {
  const { t } = useTranslation('live');
  const take = useObservable(call.manual.recorder.take);
  const empty = !take.talking && take.keptS === 0 && correction.text === '';
  if (empty && !correction.emptied) return null;
  return (
    <section className={css.take} aria-label={t('take.label')}>
      <div className={css.shape}>
        <Waveform bars={call.manual.recorder.bars} growing={take.talking} label={t('take.shape')} />
        <TakeTime take={take} />
      </div>
      {!take.talking && (
        <>
          <TakeControls call={call} take={take} discard={discard} />
          <Understood correction={correction} submit={submit} />
        </>
      )}
    </section>
  );
}

function TakeTime({ take }: { take: Take }) {
  const now = useNow();
  const seconds = takeSeconds(take, Math.max(now, take.sinceMs ?? 0));
  return (
    <span className="num" data-testid="take-time">
      {clockTime(seconds)}
    </span>
  );
}

interface TakeControlsProps {
  call: Call;
  take: Take;
  discard: () => void;
}

function TakeControls({ call, take, discard }: TakeControlsProps) {
  const { t } = useTranslation('live');
  const [asking, setAsking] = useState(false);
  const { playing, toggle } = useListening(call, take.sounds);
  if (asking) {
    return (
      <div className="row" role="alertdialog" aria-labelledby="throw-away">
        <p id="throw-away" className="small">
          {t('take.sure', { time: clockTime(take.keptS) })}
        </p>
        <Button size="sm" variant="danger" onClick={discard}>
          {t('take.discard')}
        </Button>
        <Button size="sm" variant="subtle" autoFocus onClick={() => setAsking(false)}>
          {t('take.keep')}
        </Button>
      </div>
    );
  }
  return (
    <div className="row">
      {take.sounds.length > 0 && (
        <Button
          size="sm"
          leftSection={<Icon name={playing ? 'pause' : 'play'} size={16} />}
          onClick={toggle}
        >
          {t(playing ? 'take.stop' : 'take.listen')}
        </Button>
      )}
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Icon name="repeat" size={16} />}
        onClick={() => setAsking(true)}
      >
        {t('take.again')}
      </Button>
    </div>
  );
}

/** Plays the pieces one after the other, until the end or until it is enough. */
function useListening(call: Call, sounds: readonly Blob[]) {
  const [playing, setPlaying] = useState(false);
  const enough = useRef(new AbortController());
  useEffect(() => () => enough.current.abort(), []);
  const play = async () => {
    enough.current = new AbortController();
    const { signal } = enough.current;
    setPlaying(true);
    for (const sound of sounds) {
      if (!signal.aborted) await playSound(sound, call.settings.get().speakerId, signal);
    }
    setPlaying(false);
  };
  return { playing, toggle: () => (playing ? enough.current.abort() : void play()) };
}

function Understood({ correction, submit }: { correction: Correction; submit: () => void }) {
  const { t } = useTranslation('live');
  const { text, emptied, change } = correction;
  if (text === '' && !emptied) {
    return (
      <p className="help" role="status">
        {t('take.stillReading')}
      </p>
    );
  }
  return (
    <Textarea
      label={t('take.heard')}
      description={t('take.heardHelp')}
      inputWrapperOrder={['label', 'input', 'description']}
      autosize={false}
      rows={3}
      maxLength={LONGEST}
      lang="en"
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (!emptied) submit();
      }}
    />
  );
}
