import { expect, test, vi } from 'vitest';
import { MicrophoneError, openMicrophone } from './microphone';

function browser(getUserMedia: ((wanted: MediaStreamConstraints) => Promise<unknown>) | null) {
  vi.stubGlobal('navigator', getUserMedia === null ? {} : { mediaDevices: { getUserMedia } });
}

test('asks for one channel with echo and noise handling, from the chosen device', async () => {
  const asked: MediaStreamConstraints[] = [];
  browser(async (wanted) => asked.push(wanted));
  await openMicrophone('m1');
  await openMicrophone(null);
  const handling = {
    channelCount: 1,
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
  expect(asked).toEqual([
    { audio: { deviceId: { exact: 'm1' }, ...handling } },
    { audio: handling },
  ]);
});

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
])('calls %s %s', async (name, problem) => {
  browser(() => Promise.reject(new DOMException('x', name)));
  await expect(openMicrophone(null)).rejects.toMatchObject({ problem });
});

test('tells the system that keeps it off from the browser that does', async () => {
  browser(() => Promise.reject(new DOMException('Permission denied by system', 'NotAllowedError')));
  await expect(openMicrophone(null)).rejects.toMatchObject({ problem: 'blocked' });
});

test('says that a page without https gets none', async () => {
  browser(null);
  await expect(openMicrophone(null)).rejects.toEqual(new MicrophoneError('insecure'));
});

test('does not hide what it does not know', async () => {
  browser(() => Promise.reject(new TypeError('odd')));
  await expect(openMicrophone(null)).rejects.toThrow('odd');
});
