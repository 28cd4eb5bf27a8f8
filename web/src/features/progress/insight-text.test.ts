import { expect, test } from 'vitest';
import { i18n, loadTexts } from '@/lib/i18n';
import { insightText } from './insight-text';

const SKILLS = [
  { name: 'caching', score: 4.44, n: 3 },
  { name: 'debugging', score: 4.42, n: 3 },
  { name: 'estimating', score: 2, n: 1 },
];

function said(figures: Record<string, number>, skills = SKILLS) {
  return insightText({ figures }, skills, i18n.getFixedT(null, 'progress'));
}

test('each kind of figures has its sentence', async () => {
  await loadTexts('progress');
  expect(said({ technical: 5.1, behavioral: 6.4 })).toMatch(/did and would do \(6\.4\) than in/);
  expect(said({ score: 4.4, answers: 3, others: 6 })).toBe(
    'You lose most in debugging: 4.4 over 3 answers, against 6.0 for your other skills.',
  );
  expect(said({ wpm: 206, slow: 120, fast: 180, interviews: 3 })).toMatch(/206 .*faster/);
  expect(said({ percent: 1.7, before: 7.3, of: 100 })).toMatch(/fewer fillers .* 1\.7 of 100/);
  expect(said({ percent: 6, of: 100 })).toBe(
    '6.0 of 100 words were fillers in your last interview.',
  );
  expect(said({ with_hint: 1, answers: 5, with_hint_before: 4, answers_before: 10 })).toMatch(
    /1 of 5 answers .* 4 of 10 before/,
  );
});

test('what is not known here is not said', async () => {
  await loadTexts('progress');
  expect(said({ moon: 1 })).toBeNull();
  expect(said({ score: 2.2, answers: 9, others: 6 }, [])).toBeNull();
});

test('it is said in the language of the page', async () => {
  await i18n.changeLanguage('es');
  await loadTexts('progress');
  expect(said({ percent: 1.7, before: 7.3, of: 100 })).toMatch(/menos muletillas.*1,7/);
  expect(said({ score: 4.4, answers: 3, others: 6 })).toMatch(
    /^Donde más pierdes es en debugging:/,
  );
});
