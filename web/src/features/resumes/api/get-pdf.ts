import { queryOptions } from '@tanstack/react-query';
import type { Resume } from '@/lib/api/get-resumes';
import { ApiError, apiError } from '@/lib/api-error';

const PDF = 'application/pdf';

/** The file as it was sent, if it is a PDF; null for what has no pages to look at. */
export function pdfQuery({ id, file_url }: Pick<Resume, 'id' | 'file_url'>) {
  return queryOptions({
    // Its address changes with every reading of the résumé, the file never does.
    queryKey: ['resumes', id, 'file'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const response = await fetch(file_url, { signal }).catch((error: unknown) => {
        throw signal.aborted ? error : new ApiError(null, {});
      });
      if (!response.ok) throw apiError(response, await response.json().catch(() => null));
      if (response.headers.get('Content-Type')?.startsWith(PDF) !== true) {
        await response.body?.cancel();
        return null;
      }
      return response.arrayBuffer();
    },
  });
}
