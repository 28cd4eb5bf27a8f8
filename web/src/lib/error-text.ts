import { ApiError } from './api-error';
import { i18n, language } from './i18n';

/**
 * What went wrong, in the language of the page.
 *
 * The server speaks English and knows most: its own sentence stands wherever the page is English.
 * Elsewhere the error's code has a sentence, and what has none stays as the server said it.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const key = `common:error.${error.code}`;
  const ours = language() !== 'en' || error.status === null;
  return ours && i18n.exists(key) ? i18n.t(key as 'common:error.unreachable') : error.message;
}
