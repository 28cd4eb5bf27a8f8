const FLOOR_DB = -60;
const CEILING_DB = -12;
const SMOOTH_MS = 80;

/** Loudness of samples in [-1, 1], as 0 (silence) to 1 (loud speech). */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return 0;
  const db = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}

/** Moves `level` towards `target` so that it gets there in about 80 ms. */
export function smoothed(level: number, target: number, passedMs: number): number {
  return level + (target - level) * (1 - Math.exp(-passedMs / SMOOTH_MS));
}

/**
 * Reports the level of `stream` (0 to 1) once a frame until the returned function is called.
 *
 * Set a CSS variable from `onLevel`, not React state: it comes 60 times a second.
 */
export function watchLevel(
  context: AudioContext,
  stream: MediaStream,
  onLevel: (level: number) => void,
): () => void {
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let level = 0;
  let lastMs = performance.now();
  let frame = requestAnimationFrame(function look(nowMs) {
    analyser.getFloatTimeDomainData(samples);
    level = smoothed(level, loudness(samples), nowMs - lastMs);
    lastMs = nowMs;
    onLevel(level);
    frame = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(frame);
    source.disconnect();
    onLevel(0);
  };
}
