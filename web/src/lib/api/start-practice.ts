import { mutationOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '../api-client';
import type { Interview } from './get-interview';

/** What to practise: exactly one of a known question, a skill, and a question of one's own. */
export type PracticeSubject = Pick<Schemas['PracticeRequest'], 'question_id' | 'skill' | 'text'> & {
  /** The answer that this is another attempt at. */
  of_answer_id?: string;
};

/**
 * Makes a practice of one question. Where it succeeds, go to its green room: it is joined like any
 * other interview.
 */
export const startPracticeMutation = mutationOptions({
  mutationKey: ['practice', 'start'],
  mutationFn: async (subject: PracticeSubject): Promise<Interview> =>
    body(await api.POST('/api/practice', { body: subject })),
});
