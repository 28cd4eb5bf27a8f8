import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, expect } from 'vitest';
import { i18n, startTexts } from '@/lib/i18n';

// Long enough for the first page of a file, whose chunk is made then, on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

// jsdom draws nothing: these are what Mantine asks a browser for.
Object.defineProperty(window, 'matchMedia', {
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
});
class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver = StillObserver;
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};

Object.defineProperty(navigator, 'languages', { value: ['en-GB'] });
await startTexts('en');

// A warning is an error: what React and the libraries complain of fails the test.
const complaints: unknown[][] = [];
console.error = (...words) => complaints.push(words);
console.warn = (...words) => complaints.push(words);

afterEach(async () => {
  cleanup();
  if (i18n.language !== 'en') await i18n.changeLanguage('en');
  sessionStorage.clear();
  localStorage.clear();
  expect(complaints.splice(0)).toEqual([]);
});
