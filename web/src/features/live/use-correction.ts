import { useState } from 'react';
import type { RoomView } from '@/media/room-state';
import { openAnswer } from './Captions';

/** What the open answer reads, as understood and as the candidate changed it. */
export interface Correction {
  text: string;
  /** What it should read; null where it is right as understood. */
  corrected: string | null;
  /** Changed until nothing was left, which is no answer. */
  emptied: boolean;
  change: (text: string) => void;
}

interface Edit {
  questionId: string | null;
  /** What was understood when it was changed; what is said later is added. */
  base: string;
  text: string;
}

/** What was changed wins over what is understood anew of the same words. */
function merged({ base, text }: Edit, heard: string): string {
  return heard.startsWith(base) ? text + heard.slice(base.length) : text;
}

export function useCorrection(view: RoomView): Correction {
  const [edit, setEdit] = useState<Edit | null>(null);
  const questionId = view.question?.id ?? null;
  const heard = openAnswer(view);
  // Nothing is heard of an answer that was thrown away.
  const own = edit?.questionId === questionId && heard !== '' ? edit : null;
  const text = own === null ? heard : merged(own, heard);
  const changed = text.trim() !== heard;
  return {
    text,
    corrected: changed ? text.trim() : null,
    emptied: changed && text.trim() === '',
    change: (next) => setEdit({ questionId, base: heard, text: next }),
  };
}
