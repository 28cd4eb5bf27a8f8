import { expect, test } from 'vitest';
import { chime } from './chime';

test('is a WAV file of 0.7 s at 24 kHz that neither clips nor clicks at its end', async () => {
  const reader = new FileReader();
  const read = new Promise((resolve) => {
    reader.onload = resolve;
  });
  reader.readAsArrayBuffer(chime());
  await read;
  const bytes = reader.result as ArrayBuffer;
  const view = new DataView(bytes);
  expect(view.getUint32(24, true)).toBe(24_000);
  expect(view.getUint32(40, true)).toBe(bytes.byteLength - 44);
  const samples = new Int16Array(bytes, 44);
  expect(samples.length / 24_000).toBeCloseTo(0.7);
  expect(Math.max(...samples)).toBeLessThan(12_000);
  expect(Math.abs(samples.at(-1) ?? Number.NaN)).toBeLessThan(50);
});
