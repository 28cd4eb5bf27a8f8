import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { interviewQuery } from '@/lib/api/get-interview';
import type { Question } from './api/create-interview';

/** Writes a change of questions into what is known of their interview, numbered anew. */
export function putQuestions(
  queries: QueryClient,
  interviewId: string,
  change: (questions: readonly Question[]) => readonly Question[],
): void {
  queries.setQueryData(interviewQuery(interviewId).queryKey, (known) => {
    if (known === undefined) return undefined;
    const questions = change(known.questions).map((one, at) => ({ ...one, index: at + 1 }));
    return { ...known, questions };
  });
}

interface Edit<Wanted, Answer> {
  send: (wanted: Wanted) => Promise<Answer>;
  change: (questions: readonly Question[], wanted: Wanted, answer: Answer) => readonly Question[];
}

/**
 * One way to change an interview's questions. Changes of one interview go one after the other; where
 * one is refused, what the server has is shown again.
 */
export function useEdit<Wanted, Answer>(
  interviewId: string,
  { send, change }: Edit<Wanted, Answer>,
) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `questions-${interviewId}` },
    mutationFn: send,
    onSuccess: (answer, wanted) =>
      putQuestions(queries, interviewId, (known) => change(known, wanted, answer)),
    onError: () => queries.invalidateQueries({ queryKey: interviewQuery(interviewId).queryKey }),
  });
}
