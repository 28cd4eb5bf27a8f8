import { expect, test } from 'vitest';
import { ApiError } from './api-error';
import { errorText } from './error-text';
import { i18n } from './i18n';

const QUOTA = new ApiError(429, {
  code: 'quota_reached',
  message: 'You made 20 interviews today.',
});

test('in English the server says it best', () => {
  expect(errorText(QUOTA)).toBe('You made 20 interviews today.');
  expect(errorText(new ApiError(null, {}))).toBe('The server cannot be reached.');
});

test('in Spanish a known code has its sentence', async () => {
  await i18n.changeLanguage('es');
  expect(errorText(QUOTA)).toBe('Has llegado al límite de hoy. Mañana empieza de nuevo.');
  expect(errorText(new ApiError(418, { code: 'teapot', message: 'Short and stout.' }))).toBe(
    'Short and stout.',
  );
});
