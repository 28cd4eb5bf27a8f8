import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from '@/locales/common/en.json';
import type { Namespace } from './i18n-keys';

/** Each language under its own name. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;

export type Language = keyof typeof LANGUAGES;

const KEY = 'language';

const FILES = import.meta.glob<ResourceKey>(['../locales/*/*.json', '!../locales/common/en.json'], {
  import: 'default',
});

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** What the person chose, else the first of the browser's languages that we speak, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) return chosen;
  const spoken = navigator.languages.map((tag) => tag.split('-')[0]);
  return spoken.find(isLanguage) ?? 'en';
}

/** Brings each namespace's file when it is first asked for, in the language in force only. */
const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = FILES[`../locales/${namespace}/${language}.json`];
    if (load === undefined) {
      done(new Error(`There are no texts for ${namespace} in ${language}.`), null);
      return;
    }
    load().then(
      (texts) => done(null, texts),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** The texts; components use `useTranslation`, plain functions ask `i18n.t` with "namespace:key". */
export const i18n = i18next.createInstance();

i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

/** Loads what the frame of every page says. Before the first render, once. */
export async function startTexts(language: Language = preferredLanguage()): Promise<void> {
  await i18n
    .use(files)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: Object.keys(LANGUAGES),
      // Both languages are complete, so a second file as a net would only cost time.
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      resources: { en: { common: english } },
      partialBundledLanguages: true,
      // React escapes.
      interpolation: { escapeValue: false },
    });
}

/** Loads namespaces in the language in force; what is there already costs nothing. */
export async function loadTexts(...namespaces: Namespace[]): Promise<void> {
  await i18n.loadNamespaces(namespaces);
}

/** The language in force. */
export function language(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'en';
}

/** Changes the language of the page at once, and of every later visit. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(KEY, chosen);
  await i18n.changeLanguage(chosen);
}
