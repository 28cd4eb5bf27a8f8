import { useEffect } from 'react';

const TAGS = { robots: 'noindex, nofollow', referrer: 'no-referrer' } as const;

/**
 * While the calling page stands, no search engine keeps it and no other site learns its address,
 * which is all that is needed to see it. The server says the same in its headers.
 */
export function usePrivateAddress(): void {
  useEffect(() => {
    const made = Object.entries(TAGS).map(([name, content]) => {
      const tag = document.createElement('meta');
      tag.name = name;
      tag.content = content;
      document.head.append(tag);
      return tag;
    });
    return () => {
      for (const tag of made) tag.remove();
    };
  }, []);
}
