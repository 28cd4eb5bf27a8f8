export type MicrophoneProblem = 'insecure' | 'denied' | 'missing' | 'busy';

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
    const problem = error instanceof DOMException ? PROBLEMS[error.name] : undefined;
    if (problem === undefined) throw error;
    throw new MicrophoneError(problem, { cause: error });
  }
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
