/** `denied` by the browser, `blocked` by the system under it: each has a switch of its own. */
export type MicrophoneProblem = 'insecure' | 'denied' | 'blocked' | 'missing' | 'busy';

/** The microphone cannot be opened; `problem` says why in one word. */
export class MicrophoneError extends Error {
  readonly problem: MicrophoneProblem;

  constructor(problem: MicrophoneProblem, options?: ErrorOptions) {
    super(`No microphone: ${problem}`, options);
    this.name = 'MicrophoneError';
    this.problem = problem;
  }
}

const PROBLEMS: Record<string, MicrophoneProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * Opens a microphone, one channel, with the browser's own echo and noise handling.
 *
 * `deviceId` null takes the system's. Raises MicrophoneError.
 */
export async function openMicrophone(deviceId: string | null): Promise<MediaStream> {
  // Browsers hide the whole object on pages that are neither https nor localhost.
  if (!navigator.mediaDevices) throw new MicrophoneError('insecure');
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
        channelCount: 1,
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
      },
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    throw new MicrophoneError(problem, { cause: error });
  }
}

function problemOf(error: unknown): MicrophoneProblem | undefined {
  if (!(error instanceof DOMException)) return undefined;
  // Chromium's own words, as the name is the same for both.
  if (error.name === 'NotAllowedError' && error.message.includes('by system')) return 'blocked';
  return PROBLEMS[error.name];
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
