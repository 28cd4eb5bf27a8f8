import { useRef } from 'react';

interface Clip {
  start_s: number;
  end_s: number;
}

/** Words are a little longer than the recogniser says. */
const TAIL_S = 0.2;
/** Who is further than this behind a clip's end went there by hand. */
const JUMPED_S = 1;

/** An audio element of which single clips can be played. */
export function useClips() {
  const audio = useRef<HTMLAudioElement>(null);
  const until = useRef(Number.POSITIVE_INFINITY);

  const play = ({ start_s, end_s }: Clip) => {
    const element = audio.current;
    if (element === null) return;
    element.currentTime = start_s;
    until.current = end_s + TAIL_S;
    void element.play();
  };

  const onTimeUpdate = () => {
    const element = audio.current;
    if (element === null || element.currentTime < until.current) return;
    if (element.currentTime < until.current + JUMPED_S) element.pause();
    until.current = Number.POSITIVE_INFINITY;
  };

  return { audio, play, onTimeUpdate };
}
