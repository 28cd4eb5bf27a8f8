// One interview in Firefox, by WebDriver BiDi: connects, hears, answers by text, reads the results.
// node firefox.mjs ORIGIN FIREFOX; prints what was reached, a line each.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const web = createRequire(join(import.meta.dirname, '../../web/package.json'));
const puppeteer = web('puppeteer-core');

const [origin, executablePath] = process.argv.slice(2);
const WITHIN = { timeout: 60_000 };
const ANSWER =
  'I asked both sides to write down what they could not live without, and compared the lists.';

const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  extraPrefsFirefox: {
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'media.autoplay.default': 0,
  },
});
try {
  const page = await browser.newPage();
  // Leaving the room asks first.
  page.on('dialog', (dialog) => dialog.accept());
  await page.evaluateOnNewDocument(keepConnections);
  await page.goto(origin);
  const interviewId = await page.evaluate(makeInterview);
  await page.goto(`${origin}/interviews/${interviewId}/live`);

  await page.waitForFunction(isConnected, WITHIN);
  console.log('connected');
  await page.waitForFunction(hearsSound, WITHIN);
  console.log('heard');
  await page.goto(`${origin}/interviews/${interviewId}/green-room`);
  await page.locator('::-p-text(Answer by typing instead)').click();
  await page.locator('button::-p-text(Join)').click();
  const box = await page.waitForSelector('textarea', WITHIN);
  await box.type(ANSWER);
  await box.press('Enter');
  await page.waitForFunction(() => location.pathname.endsWith('/results'), WITHIN);
  await page.waitForFunction((said) => document.body.innerText.includes(said), WITHIN, ANSWER);
  console.log('answered');
} finally {
  await browser.close();
}

function keepConnections() {
  window.connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...settings) {
      super(...settings);
      window.connections.push(this);
    }
  };
}

async function makeInterview() {
  await fetch('/api/auth/guest', { method: 'POST' });
  const csrf = /(?:^|; )csrf=([^;]+)/.exec(document.cookie)[1];
  const made = await fetch('/api/interviews/create', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({
      job_description:
        'We are looking for a backend engineer who builds services in Python and PostgreSQL. ' +
        'You design interfaces, write tests and work with two other teams.',
      interview_type: 'behavioral',
      question_count: 1,
    }),
  });
  if (made.status !== 201) throw new Error(await made.text());
  return (await made.json()).id;
}

function isConnected() {
  return window.connections.some(({ connectionState }) => connectionState === 'connected');
}

async function hearsSound() {
  for (const connection of window.connections) {
    for (const stats of (await connection.getStats()).values()) {
      if (stats.type === 'inbound-rtp' && stats.kind === 'audio' && stats.totalAudioEnergy > 0) {
        return true;
      }
    }
  }
  return false;
}
