const FIRST_MS = 300;
const SHORT_MS = 1_000;
const LONGEST_MS = 8_000;

/** So many tries follow each other closely: a network that was away is mostly back in seconds. */
const QUICK_TRIES = 8;

/** One attempt, from join to the agent's first message. */
const ATTEMPT_MS = 15_000;
/** The same for the quick tries to come back: a request from before the network was back may hang. */
const QUICK_ATTEMPT_MS = 4_000;

/** How long try number `attempt` (from 0) may take, in milliseconds. */
export function attemptMs(attempt: number, comingBack: boolean): number {
  return comingBack && attempt <= QUICK_TRIES ? QUICK_ATTEMPT_MS : ATTEMPT_MS;
}

/**
 * How long to wait before try number `attempt` (from 0), in milliseconds.
 *
 * The first try comes almost at once, as most drops are short, and the next ones at most a second
 * apart; then they grow rare. Half of every later wait is random, so that the clients of a
 * restarted server do not return in step. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number): number {
  if (attempt <= 0) return random() * FIRST_MS;
  const whole = Math.min(LONGEST_MS, SHORT_MS * 2 ** Math.max(0, attempt - QUICK_TRIES));
  return whole / 2 + (random() * whole) / 2;
}
