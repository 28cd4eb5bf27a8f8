import { expect, test, vi } from 'vitest';
import { dateOf, dayOf, figure, listOf, percent } from './format';
import { chooseLanguage, i18n, loadTexts } from './i18n';
import { preferredLanguage } from './texts';

function speaking(...languages: string[]): void {
  vi.stubGlobal('navigator', { languages });
}

test('the language is what was chosen, else what the browser speaks, else English', () => {
  speaking('de-DE', 'es-MX', 'en-GB');
  expect(preferredLanguage()).toBe('es');
  speaking('de-DE');
  expect(preferredLanguage()).toBe('en');
  localStorage.setItem('language', 'es');
  expect(preferredLanguage()).toBe('es');
  localStorage.setItem('language', 'tlh');
  expect(preferredLanguage()).toBe('en');
});

test('the page’s language changes at once, with the texts that are in use', async () => {
  await loadTexts('home');
  await chooseLanguage('es');
  expect(document.documentElement.lang).toBe('es');
  expect(i18n.t('home:tab')).toBe('Inicio');
  expect(i18n.t('home:continue.saved', { count: 3 })).toBe('Hay 3 respuestas guardadas.');
});

test('dates and figures are as the region writes them', async () => {
  const now = new Date('2026-07-01T12:00:00Z');
  expect(dayOf('2026-06-11T12:00:00Z', now)).toBe('11 June');
  expect(dayOf('2025-06-11T12:00:00Z', now)).toBe('11 June 2025');
  expect(figure(1234.5, 1)).toBe('1,234.5');
  await i18n.changeLanguage('es');
  expect(dayOf('2026-06-11T12:00:00Z', now)).toBe('11 de junio');
  expect(figure(12345.6, 1)).toBe('12.345,6');
  expect(percent(0.214, 1)).toBe('21,4\u00a0%');
  expect(listOf(['voz', 'texto'])).toBe('voz y texto');
  expect(dateOf('2026-06-11T12:00:00Z')).toBe('11/6/26');
});
