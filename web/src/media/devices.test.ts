import { expect, test, vi } from 'vitest';
import { settled } from '../../test/fake-clock';
import { arrivals, Devices } from './devices';

function browser(found: Partial<MediaDeviceInfo>[], query: () => Promise<unknown>) {
  const mediaDevices = Object.assign(new EventTarget(), { enumerateDevices: async () => found });
  vi.stubGlobal('navigator', { mediaDevices, permissions: { query } });
  return mediaDevices;
}

const DESK = { kind: 'audioinput', deviceId: 'm1', label: 'Desk' } as const;

test('lists what can be chosen, with and without a name', async () => {
  browser(
    [
      DESK,
      { kind: 'audioinput', deviceId: 'm2', label: '' },
      { kind: 'audiooutput', deviceId: 's1', label: 'Headset (0b0e:030c)' },
      { kind: 'videoinput', deviceId: 'v1', label: 'Camera' },
      { kind: 'audioinput', deviceId: '', label: '' },
    ],
    async () => Object.assign(new EventTarget(), { state: 'granted' }),
  );
  const devices = new Devices();
  await devices.start();
  expect(devices.list.get()).toEqual({
    microphones: [
      { id: 'm1', label: 'Desk' },
      { id: 'm2', label: '' },
    ],
    speakers: [{ id: 's1', label: 'Headset' }],
    permission: 'granted',
  });
});

test('follows what is plugged in, until it is closed', async () => {
  const found = [DESK] as Partial<MediaDeviceInfo>[];
  const media = browser(found, () => Promise.reject(new TypeError('no such permission')));
  const devices = new Devices();
  await devices.start();
  expect(devices.list.get().permission).toBe('unknown');
  found.push({ ...DESK, deviceId: 'm2' });
  media.dispatchEvent(new Event('devicechange'));
  await settled();
  expect(devices.list.get().microphones).toHaveLength(2);
  devices.close();
  found.pop();
  media.dispatchEvent(new Event('devicechange'));
  await settled();
  expect(devices.list.get().microphones).toHaveLength(2);
});

test('tells what was plugged in from what was there', () => {
  const desk = { id: 'm1', label: 'Desk' };
  const headset = { id: 'm2', label: 'Headset' };
  const system = { id: 'default', label: 'Default' };
  expect(arrivals([desk], [system, desk, headset])).toEqual([headset]);
  expect(arrivals([desk, headset], [desk])).toEqual([]);
  expect(arrivals([], [desk])).toEqual([]);
});
