import { expect, test } from 'vitest';
import { FakeClock } from '../../test/fake-clock';
import { fakeRecorder } from '../../test/fake-media';
import { TakeRecorder, takeSeconds } from './take';

const STREAM = {} as MediaStream;

test('keeps every piece, and its time', async () => {
  fakeRecorder();
  const clock = new FakeClock();
  const recorder = new TakeRecorder(clock);
  recorder.begin(STREAM, null);
  await clock.pass(2_000);
  expect(takeSeconds(recorder.take.get(), clock.now())).toBe(2);
  recorder.end();
  await clock.pass(5_000);
  recorder.begin(STREAM, null);
  await clock.pass(1_000);
  recorder.end();
  expect(recorder.take.get()).toMatchObject({ talking: false, keptS: 3 });
  expect(recorder.take.get().sounds).toHaveLength(2);
  recorder.clear();
  expect(recorder.take.get()).toMatchObject({ keptS: 0, sounds: [] });
});

test('what is cleared while it is recorded is not kept', () => {
  fakeRecorder();
  const recorder = new TakeRecorder(new FakeClock());
  recorder.begin(STREAM, null);
  recorder.clear();
  expect(recorder.take.get()).toMatchObject({ talking: false, sounds: [] });
});

test('a bar is the loudest of its time, and none comes after the end', async () => {
  const clock = new FakeClock();
  const recorder = new TakeRecorder(clock);
  let tell: (level: number) => void = () => {};
  let watched = false;
  recorder.begin(null, (onLevel) => {
    tell = onLevel;
    watched = true;
    return () => {
      watched = false;
    };
  });
  tell(0.2);
  tell(0.8);
  await clock.pass(60);
  tell(0.4);
  expect(recorder.bars.get()).toEqual([0.8]);
  recorder.end();
  expect(watched).toBe(false);
});
