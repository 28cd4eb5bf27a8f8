import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeMedia } from '../../test/fake-media';
import { fakeServer, GUEST, refusal, type Seen } from '../../test/fake-server';
import { openPage } from '../../test/open-page';
import { signedInBrowser } from '../../test/signed-in';
import { bringPage } from './bring';
import { PAGES } from './pages';

const at = (path: string) => path.replace(/\$\w+/g, 'x1');
const asked = (seen: Seen[]) => seen.map(({ path, search }) => path + search);
const asking = Object.entries(PAGES).flatMap(([path, page]) =>
  'asks' in page ? [{ path: at(path), asks: page.asks.map(at) }] : [],
);

// So late that no page takes what was asked early: each asks itself.
beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(60_000);
});

describe('for who is signed in', () => {
  signedInBrowser();

  test.each(asking)('$path is brought with what it asks for itself', async ({ path, asks }) => {
    const server = () =>
      fakeServer({
        ...Object.fromEntries(asks.map((ask) => [`GET ${ask.split('?')[0]}`, [refusal(500)]])),
        'GET /api/auth/me': [{ body: { ...GUEST, role: 'admin' } }],
        'POST /api/interviews/x1/join': [refusal(500)],
      });
    fakeMedia('NotFoundError');
    const early = server();
    bringPage({ pathname: path, search: '' });
    await expect.poll(() => asked(early)).toEqual(asks);
    const seen = server();
    openPage(path);
    await expect.poll(() => asked(seen), { timeout: 10_000 }).toEqual(expect.arrayContaining(asks));
  });

  test('what an address narrows down is not guessed', async () => {
    const seen = fakeServer({ 'GET /api/auth/me': [{ body: GUEST }] });
    bringPage({ pathname: '/interviews', search: '?q=ledger' });
    await expect.poll(() => asked(seen)).toEqual(['/api/auth/me']);
  });
});

test('a stranger’s page asks for nothing that is somebody’s', async () => {
  const seen = fakeServer({ 'GET /api/auth/me': [{ body: GUEST }] });
  bringPage({ pathname: '/', search: '' });
  bringPage({ pathname: '/nowhere', search: '' });
  await expect.poll(() => asked(seen)).toEqual(['/api/auth/me']);
});
