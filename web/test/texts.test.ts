import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const LOCALES = join(SRC, 'locales');
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, string>;

function flat(value: unknown, path: string, into: Texts): Texts {
  if (typeof value === 'string') return into.set(path, value);
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text.`);
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('.')) throw new Error(`${path} has a dot inside the key "${key}".`);
    flat(inner, path === '' ? key : `${path}.${key}`, into);
  }
  return into;
}

function textsOf(namespace: string, language: string): Texts {
  const file = readFileSync(join(LOCALES, namespace, `${language}.json`), 'utf8');
  return flat(JSON.parse(file), '', new Map());
}

/** Keys by meaning, with the forms of each that counts. */
function formsOf(texts: Texts): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const bare = key.replace(PLURAL, '');
    // "too_many" is a name of its own: what counts always has its form for "other".
    const form = texts.has(`${bare}_other`) ? PLURAL.exec(key)?.[1] : undefined;
    const meaning = form === undefined ? key : bare;
    const known = forms.get(meaning) ?? [];
    forms.set(meaning, form === undefined ? known : [...known, form].sort());
  }
  return forms;
}

function blanksOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}

function tagsOf(text: string): string[] {
  return [...text.matchAll(/<(\/?\w+)>/g)].map((match) => match[1] ?? '').sort();
}

function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/?\*.*$|\/\/ .*$/gm, '');
}

const namespaces = readdirSync(LOCALES).sort();

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .filter((path) => !path.startsWith('generated'))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(SRC, path), 'utf8')) }));

/** The sources that speak of a namespace. `common` needs no naming. */
function usersOf(namespace: string) {
  const named = new RegExp(`'${namespace}(:[\\w.]+)?'|\`${namespace}:`);
  return sources.filter(({ text }) => namespace === 'common' || named.test(text));
}

/** What a source may ask for: its literal strings, and patterns of its templates. */
function asksOf(text: string): { words: Set<string>; patterns: RegExp[] } {
  const literals = [...text.matchAll(/'([\w.:-]+)'|"([\w.:-]+)"/g)];
  const templates = [...text.matchAll(/`([\w.:-]*\$\{[^`]*)`/g)];
  const literal = (part: string) => part.replace(/[.\\+*?^$()[\]{}|]/g, '\\$&');
  return {
    words: new Set(literals.map((match) => match[1] ?? match[2] ?? '')),
    patterns: templates.map((match) => {
      const parts = (match[1] ?? '').split(/\$\{[^}]*\}/).map(literal);
      return new RegExp(`^${parts.join('.+')}$`);
    }),
  };
}

test('every namespace is in the list of keys, in both languages', () => {
  const listed = readFileSync(join(SRC, 'lib/i18n-keys.ts'), 'utf8');
  for (const namespace of namespaces) {
    expect(listed).toContain(`@/locales/${namespace}/en.json`);
    expect(readdirSync(join(LOCALES, namespace)).sort()).toEqual(['en.json', 'es.json']);
  }
});

test.each(namespaces)('%s says the same things in both languages', (namespace) => {
  const [en, es] = [textsOf(namespace, 'en'), textsOf(namespace, 'es')];
  const [inEnglish, inSpanish] = [formsOf(en), formsOf(es)];
  expect([...inSpanish.keys()].sort()).toEqual([...inEnglish.keys()].sort());
  for (const [language, forms] of Object.entries({ en: inEnglish, es: inSpanish })) {
    const needed = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const [meaning, found] of forms) {
      if (found.length > 0) expect([language, meaning, found]).toEqual([language, meaning, needed]);
    }
  }
  for (const [meaning, found] of inEnglish) {
    expect([meaning, found.length > 0]).toEqual([
      meaning,
      (inSpanish.get(meaning)?.length ?? 0) > 0,
    ]);
  }
});

test.each(namespaces)('%s has no empty text, and the same blanks and tags', (namespace) => {
  const [en, es] = [textsOf(namespace, 'en'), textsOf(namespace, 'es')];
  for (const [key, text] of [...en, ...es]) expect([key, text.trim() !== '']).toEqual([key, true]);
  for (const [key, text] of en) {
    const other = es.get(key);
    // A singular may leave its figure out ("a question"), so only one form is compared.
    if (other === undefined || /_(zero|one|two)$/.test(key)) continue;
    expect([key, blanksOf(other)]).toEqual([key, blanksOf(text)]);
    expect([key, tagsOf(other)]).toEqual([key, tagsOf(text)]);
  }
});

test.each(namespaces)('%s has no text that nothing shows', (namespace) => {
  const asked = usersOf(namespace).map(({ text }) => asksOf(text));
  const unused = [...formsOf(textsOf(namespace, 'en')).keys()].filter((key) => {
    const names = [key, `${namespace}:${key}`];
    return !asked.some(({ words, patterns }) =>
      names.some((name) => words.has(name) || patterns.some((pattern) => pattern.test(name))),
    );
  });
  expect(unused).toEqual([]);
});

test.each(sources)('$path asks only for texts that exist', ({ text }) => {
  const named = namespaces.filter((namespace) => text.includes(`'${namespace}'`));
  const known = new Set(
    [...named, 'common'].flatMap((namespace) => [...formsOf(textsOf(namespace, 'en')).keys()]),
  );
  const asked = [...text.matchAll(/(?:\bt\(|i18nKey=\{?)\s*['"]([\w.:-]+)['"]/g)];
  const missing = asked
    .map((match) => match[1] ?? '')
    .filter((key) => {
      const [namespace = '', inner] = key.includes(':') ? key.split(':') : [''];
      if (inner === undefined) return !known.has(key);
      return !namespaces.includes(namespace) || !formsOf(textsOf(namespace, 'en')).has(inner);
    });
  expect(missing).toEqual([]);
});
