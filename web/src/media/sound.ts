import { canChooseSpeaker } from './player';

/** Plays a short sound on a speaker (null: the system's); resolves when it has ended. */
export async function playSound(sound: Blob, speakerId: string | null): Promise<void> {
  const url = URL.createObjectURL(sound);
  const element = new Audio(url);
  try {
    if (speakerId !== null && canChooseSpeaker()) await element.setSinkId(speakerId);
    const ended = new Promise<void>((resolve, reject) => {
      element.onended = () => resolve();
      element.onerror = () => reject(new Error('The sound could not be played.'));
    });
    await element.play();
    await ended;
  } finally {
    URL.revokeObjectURL(url);
  }
}
