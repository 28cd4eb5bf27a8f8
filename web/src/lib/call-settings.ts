import type { Patience } from '@/media/messages';

/** The interviewer's patience, or the candidate decides when an answer is over. */
export type PatienceChoice = Patience | 'manual';

/** What the green room settles for the call. */
export interface CallSettings {
  patience: PatienceChoice;
  captions: boolean;
  hints: boolean;
  /** Answers are typed, and the microphone stays off. */
  typing: boolean;
  /** Null: the system's. */
  microphoneId: string | null;
  speakerId: string | null;
  /** Staff may listen in, which the room then says. */
  listenConsent: boolean;
}

export const PATIENCE_CHOICES: readonly PatienceChoice[] = ['brisk', 'normal', 'patient', 'manual'];

const KEY = 'call-settings';

const START: CallSettings = {
  patience: 'normal',
  captions: true,
  hints: true,
  typing: false,
  microphoneId: null,
  speakerId: null,
  listenConsent: false,
};

/** This tab's settings; they outlive a reload, not the tab. What does not fit is left at its start. */
export function loadCallSettings(): CallSettings {
  const stored = sessionStorage.getItem(KEY);
  const read: unknown = stored === null ? null : JSON.parse(stored);
  if (typeof read !== 'object' || read === null) return START;
  const of = new Map(Object.entries(read));
  const flag = (key: 'captions' | 'hints' | 'typing' | 'listenConsent') => {
    const value = of.get(key);
    return typeof value === 'boolean' ? value : START[key];
  };
  const id = (key: 'microphoneId' | 'speakerId') => {
    const value = of.get(key);
    return typeof value === 'string' ? value : null;
  };
  return {
    patience: PATIENCE_CHOICES.find((choice) => choice === of.get('patience')) ?? START.patience,
    captions: flag('captions'),
    hints: flag('hints'),
    typing: flag('typing'),
    microphoneId: id('microphoneId'),
    speakerId: id('speakerId'),
    listenConsent: flag('listenConsent'),
  };
}

export function saveCallSettings(settings: CallSettings): void {
  sessionStorage.setItem(KEY, JSON.stringify(settings));
}
