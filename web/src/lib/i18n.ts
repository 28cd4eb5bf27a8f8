import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from '@/locales/common/en.json';
import type { Namespace } from './i18n-keys';
import {
  isLanguage,
  LANGUAGE_KEY,
  LANGUAGES,
  type Language,
  preferredLanguage,
  textsOf,
} from './texts';

/** Brings each namespace's file when it is first asked for, in the language in force only. */
const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const texts = textsOf(language, namespace);
    if (texts === undefined) {
      done(new Error(`There are no texts for ${namespace} in ${language}.`), null);
      return;
    }
    texts.then(
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
  localStorage.setItem(LANGUAGE_KEY, chosen);
  await i18n.changeLanguage(chosen);
}
