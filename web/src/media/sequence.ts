/** What to do with a numbered message, and how many were missed before it. */
export interface Arrival {
  fresh: boolean;
  missed: number;
}

/**
 * Follows the numbers of the agent's messages.
 *
 * Nothing is asked again after a gap: the channel is reliable, so a gap means a lost connection,
 * and the `state` of the next join says everything. A number seen before is stale.
 */
export class Sequence {
  private last: number | null = null;

  /** `state` begins a join, so it is fresh whatever its number is. */
  begin(seq: number | undefined): void {
    this.last = seq ?? null;
  }

  next(seq: number | undefined): Arrival {
    if (seq === undefined) return { fresh: true, missed: 0 };
    if (this.last !== null && seq <= this.last) return { fresh: false, missed: 0 };
    const missed = this.last === null ? 0 : seq - this.last - 1;
    this.last = seq;
    return { fresh: true, missed };
  }
}
