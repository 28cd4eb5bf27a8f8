import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schemas } from '@/lib/api-client';

/** What to practise, with the score that it rests on. */
export interface NextStep {
  skill: string;
  /** Null where the server knows why, and not by how much. */
  rests: Schemas['SkillScore'] | null;
  reason: string;
}

/** The practice that would help most; null where too little is known. */
export const nextStepQuery = queryOptions({
  queryKey: ['progress', 'next'],
  queryFn: async ({ signal }) => {
    const { next, skills, interviews } = body(await api.GET('/api/analytics/progress', { signal }));
    const rests = skills.find(({ name }) => name === next?.skill) ?? null;
    const step: NextStep | null = next === null ? null : { ...next, rests };
    return { next: step, interviews };
  },
});
