import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Which rooms of src/ each may import, beside itself. Anything in features/ is a room of its own. */
const ALLOWED: Record<string, readonly string[]> = {
  media: ['generated'],
  lib: ['generated', 'locales', 'media'],
  components: ['lib', 'media'],
  features: ['components', 'lib', 'media'],
  app: ['components', 'features', 'lib', 'media'],
  'main.tsx': ['app', 'lib'],
  generated: [],
};

/** "features/live" for a feature, else the first folder. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'features' ? `${first}/${second}` : first;
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  const [kind = ''] = from.split('/');
  return ALLOWED[kind]?.includes(to.split('/')[0] ?? '') ?? false;
}

function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map((match) => match[1] ?? '');
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

function targetsOf(path: string): string[] {
  const text = readFileSync(join(SRC, path), 'utf8');
  return importsOf(text).map((target) => {
    if (target.startsWith('@/')) return target.slice(2);
    return target.startsWith('.')
      ? relative(SRC, join(SRC, dirname(path), target))
      : `npm:${target}`;
  });
}

test('there are features to keep apart', () => {
  const features = new Set(files.map(roomOf).filter((room) => room.startsWith('features/')));
  expect(features.size).toBeGreaterThanOrEqual(5);
});

test('the rules refuse what they should', () => {
  expect(mayImport('features/live', 'features/results')).toBe(false);
  expect(mayImport('lib', 'components')).toBe(false);
  expect(mayImport('features/live', 'media')).toBe(true);
});

test.each(files)('%s imports only what its room may', (path) => {
  const own = targetsOf(path).filter((target) => !target.startsWith('npm:'));
  expect(own.filter((target) => !mayImport(roomOf(path), roomOf(target)))).toEqual([]);
});

test.each(files.filter((path) => path.startsWith('media/')))('%s is free of frameworks', (path) => {
  expect(targetsOf(path).filter((target) => target.startsWith('npm:'))).toEqual([]);
});

const written = files.filter((path) => !path.startsWith('generated/'));

test.each(written)('%s is short enough to read', (path) => {
  expect(readFileSync(join(SRC, path), 'utf8').split('\n').length).toBeLessThanOrEqual(251);
});
