import { useComputedColorScheme } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import type { Clip } from './use-player';
import css from './Waveform.module.css';

const HEIGHT = 72;
const BAR = 2.5;
const GAP = 2.5;
/** Silence is a dot, so that the line does not break. */
const LEAST = 0.03;

interface Coloured extends Clip {
  kind: 'strength' | 'weakness' | 'evidence';
}

interface WaveformProps {
  audio: RefObject<HTMLAudioElement | null>;
  url: string;
  durationS: number;
  /** Stretches that have their own colour. */
  quotes: readonly Coloured[];
  onFailed: () => void;
}

/** Loudness over time, read from the sound itself. Seeking and marks lie above it. */
export function Waveform({ audio, url, durationS, quotes, onFailed }: WaveformProps) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const marked = useRef(quotes);
  const failed = useRef(onFailed);
  useEffect(() => {
    marked.current = quotes;
    failed.current = onFailed;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn anew for another sound and in other colours.
  useEffect(() => {
    const [container, media] = [box.current, audio.current];
    if (container === null || media === null || durationS === 0) return;
    let over = false;
    let end = () => {};
    const fail = () => {
      if (!over) failed.current();
    };
    import('wavesurfer.js').then(({ default: WaveSurfer }) => {
      if (over) return;
      const inks = inksOf(container);
      const wave = WaveSurfer.create({
        container,
        media,
        height: HEIGHT,
        interact: false,
        cursorWidth: 0,
        progressColor: 'transparent',
        renderFunction: (channels, canvas) => {
          draw(channels[0] ?? [], canvas, (share) =>
            inks(kindAt(marked.current, share * durationS)),
          );
        },
      });
      wave.on('error', fail);
      end = () => wave.destroy();
    }, fail);
    return () => {
      over = true;
      end();
    };
  }, [audio, url, durationS, scheme]);
  return <div ref={box} className={css.wave} aria-hidden="true" />;
}

type Kind = Coloured['kind'] | null;

function kindAt(quotes: readonly Coloured[], atS: number): Kind {
  return quotes.find(({ start_s, end_s }) => start_s <= atS && atS <= end_s)?.kind ?? null;
}

/** A canvas knows no variables, so the colours are read from elements that have them. */
function inksOf(container: HTMLElement): (kind: Kind) => string {
  const read = (name: string) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    container.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const [plain, good, weak] = [read('--line-control'), read('--good'), read('--weak')];
  return (kind) => (kind === 'strength' ? good : kind === 'weakness' ? weak : plain);
}

function draw(
  samples: ArrayLike<number>,
  canvas: CanvasRenderingContext2D,
  inkAt: (share: number) => string,
): void {
  const { width, height } = canvas.canvas;
  const scale = window.devicePixelRatio;
  const bars = Math.max(1, Math.floor(width / ((BAR + GAP) * scale)));
  const loud = Array.from({ length: bars }, (_, bar) => loudest(samples, bar / bars, 1 / bars));
  const most = Math.max(...loud, Number.EPSILON);
  canvas.lineWidth = BAR * scale;
  canvas.lineCap = 'round';
  loud.forEach((level, bar) => {
    const x = ((bar + 0.5) * width) / bars;
    const half = (Math.max(LEAST, level / most) * (height - BAR * scale)) / 2;
    canvas.strokeStyle = inkAt((bar + 0.5) / bars);
    canvas.beginPath();
    canvas.moveTo(x, height / 2 - half);
    canvas.lineTo(x, height / 2 + half);
    canvas.stroke();
  });
}

function loudest(samples: ArrayLike<number>, from: number, share: number): number {
  const begin = Math.floor(from * samples.length);
  const end = Math.ceil((from + share) * samples.length);
  let most = 0;
  for (let at = begin; at < end; at += 1) most = Math.max(most, Math.abs(samples[at] ?? 0));
  return most;
}
