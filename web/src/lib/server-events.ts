/** Hints that something changed, as the API streams them. */
interface Hint {
  id: string;
}

/**
 * Calls `changed` whenever the thing with this id may have changed: when the server says so, and
 * when the stream begins or comes back. Browsers reconnect by themselves. Returns what ends it.
 */
export function onServerEvent(type: string, id: string, changed: () => void): () => void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', changed);
  source.addEventListener(type, (event: MessageEvent<string>) => {
    const hint: Hint = JSON.parse(event.data);
    if (hint.id === id) changed();
  });
  return () => source.close();
}
