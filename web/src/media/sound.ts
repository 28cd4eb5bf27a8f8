import { chooseSpeaker } from './player';

/**
 * Plays a short sound on a speaker (null: the system's); resolves when it has ended, or when
 * `signal` says that it is enough.
 */
export async function playSound(
  sound: Blob,
  speakerId: string | null,
  signal?: AbortSignal,
): Promise<void> {
  const url = URL.createObjectURL(sound);
  const element = new Audio(url);
  try {
    await chooseSpeaker(element, speakerId);
    const ended = new Promise<void>((resolve, reject) => {
      element.onended = () => resolve();
      element.onerror = () => reject(new Error('The sound could not be played.'));
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    if (signal?.aborted) return;
    await element.play();
    await ended;
  } finally {
    element.pause();
    URL.revokeObjectURL(url);
  }
}
