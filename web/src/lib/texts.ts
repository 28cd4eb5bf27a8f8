import type { ResourceKey } from 'i18next';

/** Each language under its own name. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;

export type Language = keyof typeof LANGUAGES;

/** Where a browser keeps which was chosen. */
export const LANGUAGE_KEY = 'language';

const FILES = import.meta.glob<ResourceKey>(['../locales/*/*.json', '!../locales/common/en.json'], {
  import: 'default',
});

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** What the person chose, else the first of the browser's languages that we speak, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(LANGUAGE_KEY);
  if (isLanguage(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.split('-')[0]);
  return spoken.find(isLanguage) ?? 'en';
}

/** A namespace's texts, loaded once; undefined where there is no such file. */
export function textsOf(language: string, namespace: string): Promise<ResourceKey> | undefined {
  return FILES[`../locales/${namespace}/${language}.json`]?.();
}
