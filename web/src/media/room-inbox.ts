import type { Clock } from './clock';
import { type AgentMessage, type ClientMessage, readAgentMessage } from './messages';
import { type RoomView, reduceRoom, reduceSent } from './room-state';
import { Sequence } from './sequence';
import { createStore, type Readable } from './store';

/** What comes from the agent, checked, counted and gathered into one view. */
export class RoomInbox {
  /** Messages left out (of unknown type, or seen before) and numbers that never came. */
  readonly ignored = { unknown: 0, stale: 0, missed: 0 };
  private readonly store = createStore<RoomView | null>(null);
  private readonly sequence = new Sequence();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get view(): Readable<RoomView | null> {
    return this.store;
  }

  /** Takes note of what the client itself said. */
  sent(message: ClientMessage): void {
    const view = this.store.get();
    if (view !== null) this.store.set(reduceSent(view, message));
  }

  /** Takes one raw message; null where it was left out. */
  receive(raw: unknown): AgentMessage | null {
    const message = readAgentMessage(raw);
    if (message === null) {
      this.ignored.unknown += 1;
      return null;
    }
    if (message.type === 'state') {
      this.sequence.begin(message.seq);
    } else {
      const arrival = this.sequence.next(message.seq);
      this.ignored.missed += arrival.missed;
      if (!arrival.fresh) {
        this.ignored.stale += 1;
        return null;
      }
    }
    this.store.set(reduceRoom(this.store.get(), message, this.clock.now()));
    return message;
  }
}
