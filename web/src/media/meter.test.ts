import { describe, expect, test } from 'vitest';
import { loudness, smoothed } from './meter';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 960 }, (_, at) => amplitude * Math.sin((2 * Math.PI * at) / 96));

describe('loudness', () => {
  test('of silence is nothing', () => {
    expect(loudness(new Float32Array(960))).toBe(0);
  });

  test('grows with the sound and ends at one', () => {
    const levels = [0.0005, 0.01, 0.1, 1].map((amplitude) => loudness(tone(amplitude)));
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeCloseTo(0.35, 2);
    expect(levels[2]).toBeCloseTo(0.77, 2);
    expect(levels[3]).toBe(1);
  });
});

test('a level gets most of the way in 80 ms, whatever the frame rate', () => {
  let slow = 0;
  let fast = 0;
  for (let frame = 0; frame < 5; frame += 1) slow = smoothed(slow, 1, 16);
  for (let frame = 0; frame < 10; frame += 1) fast = smoothed(fast, 1, 8);
  expect(slow).toBeCloseTo(0.632, 2);
  expect(fast).toBeCloseTo(slow, 5);
});
