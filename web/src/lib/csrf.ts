/** The cookie `csrf`, to be repeated in a header; null while nobody is signed in. */
export function csrfToken(): string | null {
  const pair = document.cookie.split('; ').find((part) => part.startsWith('csrf='));
  return pair === undefined ? null : decodeURIComponent(pair.slice('csrf='.length));
}

/** The headers that every unsafe request needs. */
export function csrfHeaders(): Record<string, string> {
  const token = csrfToken();
  return token === null ? {} : { 'X-CSRF-Token': token };
}
