import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { clockTime } from '@/lib/format';
import { type AnswerResult, resultsQuery } from './api/get-results';
import { Axis, FillerLane, PauseMarks, QuoteLane } from './Lanes';
import { Pace } from './Pace';
import css from './Player.module.css';
import type { Lettered } from './quotes';
import { SeekBar } from './SeekBar';
import type { usePlayer } from './use-player';
import { Waveform } from './Waveform';

interface PlayerProps {
  answer: AnswerResult;
  url: string;
  number: number;
  interviewId: string;
  quotes: readonly Lettered[];
  control: ReturnType<typeof usePlayer>;
  /** Whether one sees it; what is closed draws nothing. */
  shown: boolean;
}

/** An answer's sound: its waveform with pauses, fillers and quotes, and its pace below. */
export function Player({
  answer,
  url,
  number,
  interviewId,
  quotes,
  control: { player, handlers },
  shown,
}: PlayerProps) {
  const { t } = useTranslation('results');
  const { delivery } = answer;
  const [durationS, setDuration] = useState(() => lastMoment(answer));
  const [drawable, setDrawable] = useState(true);
  const [lost, setLost] = useState(false);
  return (
    <div className={css.player}>
      <audio
        ref={player.audio}
        className={css.audio}
        controls={!drawable}
        preload="metadata"
        src={url}
        aria-label={t('player.answer', { number })}
        {...handlers}
        onLoadedMetadata={({ currentTarget: { duration } }) => {
          setLost(false);
          if (Number.isFinite(duration)) setDuration(duration);
        }}
        onError={() => setLost(true)}
      />
      {lost && <Lost interviewId={interviewId} />}
      {!lost && durationS > 0 && (
        <>
          <button
            type="button"
            className={css.play}
            aria-label={
              player.playing
                ? t('player.pause')
                : t('player.play', { number, length: clockTime(durationS) })
            }
            onClick={player.toggle}
          >
            <Icon name={player.playing ? 'pause' : 'play'} />
          </button>
          <Clock watch={player.watch} durationS={durationS} />
          <div>
            {delivery !== null && <FillerLane fillers={delivery.fillers} durationS={durationS} />}
            <div className={css.wave}>
              {shown && drawable && (
                <Waveform
                  audio={player.audio}
                  url={url}
                  durationS={durationS}
                  quotes={quotes}
                  onFailed={() => setDrawable(false)}
                />
              )}
              {delivery !== null && <PauseMarks pauses={delivery.pauses} durationS={durationS} />}
              <SeekBar player={player} durationS={durationS} />
            </div>
            <QuoteLane quotes={quotes} durationS={durationS} player={player} />
            <Axis durationS={durationS} />
            {delivery !== null && <Pace delivery={delivery} durationS={durationS} />}
          </div>
        </>
      )}
    </div>
  );
}

/** Until the sound itself tells how long it is. */
function lastMoment({ words, delivery }: AnswerResult): number {
  const ends = [...words, ...(delivery?.pauses ?? [])].map(({ end_s }) => end_s);
  return Math.max(0, ...ends);
}

interface ClockProps {
  watch: ReturnType<typeof usePlayer>['player']['watch'];
  durationS: number;
}

/** Written without rendering, as it changes with each frame. */
function Clock({ watch, durationS }: ClockProps) {
  const at = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      watch((atS) => {
        if (at.current !== null) at.current.textContent = clockTime(atS);
      }),
    [watch],
  );
  return (
    <p className={css.clock} aria-hidden="true">
      <span ref={at}>{clockTime(0)}</span> <span>/ {clockTime(durationS)}</span>
    </p>
  );
}

/** Addresses of sound are good for an hour; the results bring a new one. */
function Lost({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('results');
  const queries = useQueryClient();
  return (
    <p role="alert" className={css.lost}>
      {t('player.lost')}{' '}
      <Button
        size="sm"
        onClick={() =>
          void queries.invalidateQueries({ queryKey: resultsQuery(interviewId).queryKey })
        }
      >
        {t('player.load_again')}
      </Button>
    </p>
  );
}
