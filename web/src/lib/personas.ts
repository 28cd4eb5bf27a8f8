import type { Interviewer } from '@/media/messages';

export type Persona = Interviewer['persona'];

/** The interviewers' names; `common:persona.…` says in words what each is like. */
export const PERSONAS: Record<Persona, { name: string }> = {
  friendly: { name: 'Maya' },
  neutral: { name: 'Joe' },
  challenging: { name: 'Helen' },
};
