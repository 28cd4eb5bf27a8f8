import type { Schemas } from './api-client';

/** Kinds of question, as people read them. */
export const CATEGORIES: Record<Schemas['AnswerResult']['category'], string> = {
  technical: 'Technical',
  behavioral: 'Behavioural',
  experience: 'Experience',
  situational: 'Situational',
};
