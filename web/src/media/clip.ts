import type { Clock } from './clock';

/** Records `durationMs` of `stream`; the blob is of the browser's own audio type. */
export function recordClip(stream: MediaStream, durationMs: number, clock: Clock): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onerror = () => reject(new Error('The recording failed.'));
    recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }));
    recorder.start();
    clock.after(durationMs, () => {
      // A microphone that was pulled out has ended it already.
      if (recorder.state !== 'inactive') recorder.stop();
    });
  });
}
