import { expect, test, vi } from 'vitest';
import { Player } from './player';

const STREAM = {} as MediaStream;

function player(...outcomes: (DOMException | null)[]) {
  const play = vi.fn(async () => {
    const outcome = outcomes.shift();
    if (outcome) throw outcome;
  });
  const element = { play, pause: vi.fn(), srcObject: null, autoplay: false };
  return new Player(element as unknown as HTMLAudioElement);
}

test('plays what is attached', async () => {
  const voice = player(null);
  await voice.attach(STREAM);
  expect(voice.state.get()).toBe('playing');
});

test('says that the browser wants a click first, and plays after it', async () => {
  const voice = player(new DOMException('no', 'NotAllowedError'), null);
  await voice.attach(STREAM);
  expect(voice.state.get()).toBe('blocked');
  await voice.play();
  expect(voice.state.get()).toBe('playing');
});

test('does not mind being interrupted by a newer stream, but by anything else', async () => {
  const voice = player(new DOMException('newer', 'AbortError'), new DOMException('x', 'DataError'));
  await voice.attach(STREAM);
  expect(voice.state.get()).toBe('silent');
  await expect(voice.attach(STREAM)).rejects.toThrow('x');
});

test('falls back to the system’s speaker where the chosen one is gone', async () => {
  const tried: string[] = [];
  const element = {
    autoplay: false,
    async setSinkId(id: string) {
      tried.push(id);
      if (id === 's1') throw new DOMException('gone', 'NotFoundError');
    },
  };
  vi.stubGlobal(
    'HTMLMediaElement',
    class {
      setSinkId() {}
    },
  );
  const voice = new Player(element as unknown as HTMLAudioElement);
  expect(await voice.playOn('s2')).toBe(true);
  expect(await voice.playOn('s1')).toBe(false);
  expect(tried).toEqual(['s2', 's1', '']);
});
