import { useState } from 'react';
import type { RoomView } from '@/media/room-state';
import { openAnswer } from './Captions';

/** What the open answer reads, as understood and as the candidate changed it. */
export interface Correction {
  text: string;
  /** Words are still on their way. */
  reading: boolean;
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

export function useCorrection(view: RoomView): Correction {
  const [edit, setEdit] = useState<Edit | null>(null);
  const questionId = view.question?.id ?? null;
  const { settled, partial } = openAnswer(view);
  const fits = edit?.questionId === questionId && settled.startsWith(edit.base);
  const own = fits ? edit : null;
  const text = own === null ? settled : own.text + settled.slice(own.base.length);
  const changed = own !== null && text.trim() !== settled;
  return {
    text,
    reading: partial !== '',
    corrected: changed ? text.trim() : null,
    emptied: changed && text.trim() === '',
    change: (next) => setEdit({ questionId, base: settled, text: next }),
  };
}
