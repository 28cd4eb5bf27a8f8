/** A key for a request that may have to be repeated; `randomUUID` is missing without https. */
export function randomKey(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(parts, (part) => part.toString(16)).join('-');
}
