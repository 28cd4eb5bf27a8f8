import { useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/lib/api-client';
import { putQuestions, useEdit } from '../question-cache';
import type { Question } from './create-interview';

/** Puts the questions into another order: on the page at once, then on the server. */
export function useOrderQuestions(interviewId: string) {
  const queries = useQueryClient();
  const { mutate, ...order } = useEdit(interviewId, {
    send: async (ids: readonly string[]) =>
      body(
        await api.PUT('/api/interviews/{interview_id}/questions/order', {
          params: { path: { interview_id: interviewId } },
          body: { ids: [...ids] },
        }),
      ),
    // A later move may be on its way, so the page keeps its own order.
    change: (questions) => questions,
  });
  return {
    ...order,
    mutate: (ids: readonly string[]) => {
      putQuestions(queries, interviewId, (questions) => inOrder(questions, ids));
      mutate(ids);
    },
  };
}

function inOrder(questions: readonly Question[], ids: readonly string[]): readonly Question[] {
  const place = new Map(ids.map((id, at) => [id, at]));
  return [...questions].sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
}
