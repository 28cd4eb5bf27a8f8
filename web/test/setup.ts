import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, expect } from 'vitest';

configure({ asyncUtilTimeout: 3_000 });

// jsdom draws nothing: these three are what Mantine asks a browser for.
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

// A warning is an error: what React and the libraries complain of fails the test.
const complaints: unknown[][] = [];
console.error = (...words) => complaints.push(words);
console.warn = (...words) => complaints.push(words);

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  expect(complaints.splice(0)).toEqual([]);
});
