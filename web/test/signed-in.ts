import { afterEach, beforeEach } from 'vitest';

/** The browser has the cookie of somebody who is signed in, as on every page after the first. */
export function signedInBrowser(): void {
  beforeEach(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the browser's own way, which jsdom has.
    document.cookie = 'csrf=token-1';
  });
  afterEach(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the browser's own way, which jsdom has.
    document.cookie = 'csrf=; max-age=0';
  });
}
