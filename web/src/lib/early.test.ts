import { beforeEach, expect, test, vi } from 'vitest';
import { fakeServer } from '../../test/fake-server';
import { askEarly, takeEarly } from './early';

const request = (method = 'GET') => new Request(new URL('/api/x', location.href), { method });
const now = (ms: number) => vi.spyOn(performance, 'now').mockReturnValue(ms);

beforeEach(() => {
  fakeServer({ 'GET /api/x': [{ body: 'early' }] });
});

test('a reply that is on its way is taken once, by a GET for the same', async () => {
  now(1_000);
  askEarly('/api/x');
  expect(takeEarly(request('POST'))).toBeUndefined();
  expect(await (await takeEarly(request()))?.json()).toBe('early');
  expect(takeEarly(request())).toBeUndefined();
});

test('what nobody took at the start is old', () => {
  now(1_000);
  askEarly('/api/x');
  now(10_001);
  expect(takeEarly(request())).toBeUndefined();
});

test('a failure is told to who takes it', async () => {
  now(1_000);
  askEarly('/api/nowhere');
  const missing = new Request(new URL('/api/nowhere', location.href));
  await expect(takeEarly(missing)).rejects.toThrow('Nobody answers');
});
