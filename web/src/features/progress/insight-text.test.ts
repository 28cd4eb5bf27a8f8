import { expect, test } from 'vitest';
import { i18n, loadTexts } from '@/lib/i18n';
import { insightText } from './insight-text';

const SKILLS = [{ name: 'Debugging', score: 4.42, n: 3 }];

function said(figures: Record<string, number>, text = 'As the API says it.') {
  return insightText({ text, figures }, SKILLS, i18n.getFixedT(null, 'progress'));
}

test('each kind of figures has its sentence', async () => {
  await loadTexts('progress');
  expect(said({ technical: 5.1, behavioral: 6.4 })).toMatch(/did and would do \(6\.4\) than in/);
  expect(said({ score: 4.4, answers: 3, others: 6 })).toBe(
    'Debugging is where you lose most: 4.4 over 3 answers, against 6.0 for your other skills.',
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

test('what is not known here stands as the API says it', async () => {
  await loadTexts('progress');
  expect(said({ moon: 1 })).toBe('As the API says it.');
  expect(said({ score: 2.2, answers: 9, others: 6 })).toBe('As the API says it.');
});

test('it is said in the language of the page', async () => {
  await i18n.changeLanguage('es');
  await loadTexts('progress');
  expect(said({ percent: 1.7, before: 7.3, of: 100 })).toMatch(/menos muletillas.*1,7/);
});
