/** Stands in for the stream of hints: a test says what the server tells. */
export class FakeEvents extends EventTarget {
  static readonly open = new Set<FakeEvents>();
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeEvents.open.add(this);
  }

  /** To every stream that is open. */
  static tell(type: string, data: object): void {
    for (const stream of FakeEvents.open) {
      stream.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
    }
  }

  close(): void {
    FakeEvents.open.delete(this);
  }
}
