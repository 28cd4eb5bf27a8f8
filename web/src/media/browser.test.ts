import { expect, test } from 'vitest';
import { browserKind } from './browser';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

test.each([
  ['chrome', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, 0],
  ['edge', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/150.0.0.0`, 0],
  ['firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0],
  ['safari', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI}`, 0],
  ['ios', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI}`, 5],
  ['ios', `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${SAFARI}`, 5],
  ['android', `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${CHROME}`, 5],
  ['other', 'Something else', 0],
])('knows %s', (kind, userAgent, maxTouchPoints) => {
  expect(browserKind({ userAgent, maxTouchPoints })).toBe(kind);
});
