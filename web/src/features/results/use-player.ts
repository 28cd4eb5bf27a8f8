import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';

export interface Clip {
  start_s: number;
  end_s: number;
}

/** Words are a little longer than the recogniser says. */
const TAIL_S = 0.2;
/** Who is further than this behind a clip's end went there by hand. */
const JUMPED_S = 1;
const FOREVER = Number.POSITIVE_INFINITY;

type Watch = (atS: number) => void;

/** What others need to play an answer and to follow it. */
export interface Player {
  audio: RefObject<HTMLAudioElement | null>;
  playing: boolean;
  /** Plays this part and no more. */
  playClip: (clip: Clip) => void;
  /** Goes on from here. */
  playFrom: (atS: number) => void;
  /** Moves there without starting. */
  seek: (atS: number) => void;
  toggle: () => void;
  /** Tells where it is, at each frame while it plays; returns what ends it. */
  watch: (watcher: Watch) => () => void;
}

/** A player, and what its audio element must call. */
export function usePlayer() {
  const audio = useRef<HTMLAudioElement>(null);
  const until = useRef(FOREVER);
  const watchers = useRef(new Set<Watch>());
  const frame = useRef(0);
  const [playing, setPlaying] = useState(false);

  const tell = useCallback(() => {
    const at = audio.current?.currentTime ?? 0;
    for (const watcher of watchers.current) watcher(at);
  }, []);

  const controls = useMemo(() => {
    const start = (atS: number | null, untilS: number) => {
      const element = audio.current;
      if (element === null) return;
      if (atS !== null) element.currentTime = atS;
      until.current = untilS;
      void element.play();
    };
    return {
      playClip: ({ start_s, end_s }: Clip) => start(start_s, end_s + TAIL_S),
      playFrom: (atS: number) => start(atS, FOREVER),
      seek: (atS: number) => {
        if (audio.current !== null) audio.current.currentTime = atS;
        tell();
      },
      toggle: () => {
        if (audio.current?.paused === false) audio.current.pause();
        else start(null, FOREVER);
      },
      watch: (watcher: Watch) => {
        watchers.current.add(watcher);
        return () => watchers.current.delete(watcher);
      },
    };
  }, [tell]);

  const handlers = useMemo(() => {
    const follow = () => {
      tell();
      frame.current = requestAnimationFrame(follow);
    };
    return {
      onPlay: () => {
        setPlaying(true);
        cancelAnimationFrame(frame.current);
        follow();
      },
      onPause: () => {
        setPlaying(false);
        cancelAnimationFrame(frame.current);
        tell();
      },
      onSeeked: tell,
      onTimeUpdate: () => {
        const element = audio.current;
        if (element === null || element.currentTime < until.current) return;
        if (element.currentTime < until.current + JUMPED_S) element.pause();
        until.current = FOREVER;
      },
    };
  }, [tell]);

  const player: Player = useMemo(() => ({ audio, playing, ...controls }), [playing, controls]);
  return { player, handlers };
}
