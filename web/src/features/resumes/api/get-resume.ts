import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isBeingRead, resumeQuery } from '@/lib/api/get-resumes';
import { onServerEvent } from '@/lib/server-events';

/** One résumé, and anew once it was read. */
export function useResume(resumeId: string) {
  const queries = useQueryClient();
  const resume = useQuery(resumeQuery(resumeId));
  const reading = resume.data !== undefined && isBeingRead(resume.data);
  useEffect(() => {
    if (!reading) return;
    return onServerEvent('resume', resumeId, () => {
      void queries.invalidateQueries({ queryKey: ['resumes'] });
    });
  }, [reading, resumeId, queries]);
  return resume;
}
