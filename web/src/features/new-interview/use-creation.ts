import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { interviewQuery } from '@/lib/api/get-interview';
import { randomKey } from '@/lib/random-key';
import { tell } from '@/lib/telemetry';
import {
  type Analysis,
  createInterview,
  type NewInterview,
  type Question,
} from './api/create-interview';

/** An interview in the making: what has come in of it, and whether more is to come. */
export interface Creation {
  writing: boolean;
  analysis: Analysis | null;
  questions: readonly Question[];
  error: Error | null;
  begin: (request: NewInterview) => void;
}

interface Parts {
  analysis: Analysis | null;
  questions: readonly Question[];
}

const NOTHING: Parts = { analysis: null, questions: [] };

/** `done` gets the id of the interview once it is whole. */
export function useCreation(done: (interviewId: string) => void): Creation {
  const queries = useQueryClient();
  const [parts, setParts] = useState(NOTHING);
  const last = useRef({ request: '', key: '' });
  const create = useMutation({
    mutationFn: (request: NewInterview) => {
      setParts(NOTHING);
      const text = JSON.stringify(request);
      // The same again is a repetition after a lost line, and makes no second interview.
      if (last.current.request !== text) last.current = { request: text, key: randomKey() };
      return createInterview(request, last.current.key, {
        onAnalysis: (analysis) => setParts((known) => ({ ...known, analysis })),
        onQuestion: (question) =>
          setParts((known) => ({ ...known, questions: [...known.questions, question] })),
      });
    },
    onSuccess(interview) {
      last.current = { request: '', key: '' };
      queries.setQueryData(interviewQuery(interview.id).queryKey, interview);
      void queries.invalidateQueries({ queryKey: ['interviews', 'list'] });
      void queries.invalidateQueries({ queryKey: ['interviews', 'recent'] });
      tell('interview-created');
      tell('questions-made', interview.questions.length);
      done(interview.id);
    },
  });
  return {
    writing: create.isPending,
    ...parts,
    error: create.error,
    begin: create.mutate,
  };
}
