import { useEffect } from 'react';

/** The tab's title while the calling component stands. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · MockMate`;
  }, [title]);
}
