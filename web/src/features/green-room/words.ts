import type { Hearing } from './rehearsal';

/** The page's answer to "can I be heard?". */
export function headline(hearing: Hearing, heard: boolean): { title: string; lead: string } {
  switch (hearing.kind) {
    case 'opening':
      return {
        title: 'Can we hear you?',
        lead: 'Allow the microphone when your browser asks for it.',
      };
    case 'open':
      return heard
        ? { title: 'Yes, we hear you clearly.', lead: 'Join when you are ready.' }
        : { title: 'Say something.', lead: 'The bar below moves when we hear you.' };
    case 'problem':
      return { title: 'We cannot hear you yet.', lead: 'You can also answer by typing.' };
    case 'off':
      return { title: 'You will answer by typing.', lead: 'You still hear the interviewer.' };
  }
}
