/** What a browser calls itself contains the names of those it descends from: the order matters. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

interface Client {
  browser: string | null;
  system: string | null;
}

/** A browser's own name for itself, as people call it; what is no browser stays as it is. */
export function clientOf(userAgent: string | null): Client {
  if (userAgent === null || userAgent.trim() === '') return { browser: null, system: null };
  const known = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  const browser = known(BROWSERS);
  return browser === null
    ? { browser: userAgent, system: null }
    : { browser, system: known(SYSTEMS) };
}
