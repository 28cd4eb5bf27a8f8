import type { ErrorEvent } from '@sentry/react';
import { expect, test } from 'vitest';
import { withoutWords } from './faults-to-sentry';

test('a report says what broke and where, and nothing that somebody wrote', () => {
  const stacktrace = { frames: [{ filename: '/assets/live-1a2b.js', lineno: 3 }] };
  const event: ErrorEvent = {
    type: undefined,
    level: 'error',
    message: 'I led a team of four',
    exception: { values: [{ type: 'TypeError', value: 'I led a team of four', stacktrace }] },
    request: { url: 'https://mockmate.example/interviews/i1/live' },
    user: { email: 'ada@example.org' },
    breadcrumbs: [{ message: 'I led a team of four' }],
    extra: { said: 'I led a team of four' },
  };
  const sent = withoutWords(event);
  expect(sent.exception?.values).toEqual([{ type: 'TypeError', stacktrace }]);
  expect(JSON.stringify(sent)).not.toMatch(/team|ada|interviews/);
});
