import { afterEach, expect, test, vi } from 'vitest';
import { pageOf, startTelemetry, tell } from './telemetry';

afterEach(() => vi.useRealTimers());

test.each([
  ['/', 'home'],
  ['/interviews', 'interviews'],
  ['/interviews/new', 'new-interview'],
  ['/interviews/abc123/green-room', 'green-room'],
  ['/interviews/abc123/results', 'results'],
  ['/shared/secret-token', 'shared'],
  ['/resumes/abc123', 'resumes'],
])('%s is told as %s, without the id of anything', (path, page) => {
  expect(pageOf(path)).toBe(page);
});

test('figures are sent together, by page', async () => {
  vi.useFakeTimers();
  const sent: Blob[] = [];
  vi.stubGlobal('navigator', {
    ...navigator,
    sendBeacon: (_url: string, report: Blob) => sent.push(report),
  });
  tell('registered');
  startTelemetry();
  tell('lcp', 1_234.5, '/');
  tell('cls', 0.01, '/');
  tell('interview-started', 1, '/interviews/i1/live');
  await vi.advanceTimersByTimeAsync(6_000);
  vi.useRealTimers();
  const reports = await Promise.all(sent.map(async (report) => JSON.parse(await textOf(report))));
  expect(reports).toEqual([
    {
      page: 'home',
      measures: [
        { name: 'lcp', value: 1_234.5 },
        { name: 'cls', value: 0.01 },
      ],
    },
    { page: 'live', measures: [{ name: 'interview-started', value: 1 }] },
  ]);
});

function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
}
