import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { startPracticeMutation } from '@/lib/api/start-practice';
import { errorText } from '@/lib/error-text';
import css from './Home.module.css';

/** Makes one question about a skill and goes to its green room. */
export function usePractice(skill: string): {
  pending: boolean;
  start: () => void;
  problem: ReactNode;
} {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const practice = useMutation({
    ...startPracticeMutation,
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['interviews'] });
      return navigate({
        to: '/interviews/$interviewId/green-room',
        params: { interviewId: id },
      });
    },
  });
  return {
    pending: practice.isPending,
    start: () => practice.mutate({ skill }),
    problem: practice.isError ? (
      <p role="alert" className={css.problem}>
        {errorText(practice.error)}
      </p>
    ) : null,
  };
}
