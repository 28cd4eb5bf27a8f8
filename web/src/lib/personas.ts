import type { Interviewer } from '@/media/messages';

export type Persona = Interviewer['persona'];

/** The interviewers, as the candidate chooses among them. */
export const PERSONAS: Record<Persona, { name: string; manner: string }> = {
  friendly: { name: 'Maya', manner: 'warm and clear' },
  neutral: { name: 'Joe', manner: 'matter of fact' },
  challenging: { name: 'Helen', manner: 'stern' },
};
