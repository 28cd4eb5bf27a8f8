const FIRST_MS = 300;
const BASE_MS = 500;
const LONGEST_MS = 8_000;

/**
 * How long to wait before try number `attempt` (from 0), in milliseconds.
 *
 * The first try comes almost at once, as most drops are short; half of every later wait is random,
 * so that the clients of a restarted server do not return in step. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: () => number): number {
  if (attempt <= 0) return random() * FIRST_MS;
  const whole = Math.min(LONGEST_MS, BASE_MS * 2 ** attempt);
  return whole / 2 + (random() * whole) / 2;
}
