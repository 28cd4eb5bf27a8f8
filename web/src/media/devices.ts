import { createStore, type Readable } from './store';

export interface Device {
  id: string;
  /** Empty until a microphone was opened once. */
  label: string;
}

export interface DeviceList {
  microphones: readonly Device[];
  speakers: readonly Device[];
  /** `unknown` where the browser does not tell. */
  permission: 'unknown' | 'prompt' | 'granted' | 'denied';
}

const NONE: DeviceList = { microphones: [], speakers: [], permission: 'unknown' };

/** The machine's microphones and speakers, kept current until `close`. */
export class Devices {
  private readonly store = createStore<DeviceList>(NONE);
  private readonly closing = new AbortController();

  get list(): Readable<DeviceList> {
    return this.store;
  }

  async start(): Promise<void> {
    if (!navigator.mediaDevices) return;
    const { signal } = this.closing;
    const refresh = () => void this.refresh();
    navigator.mediaDevices.addEventListener('devicechange', refresh, { signal });
    const status = await microphonePermission();
    status?.addEventListener('change', refresh, { signal });
    await this.refresh();
  }

  /** Names are empty until a microphone was opened once: call this then. */
  async refresh(): Promise<void> {
    const found = await navigator.mediaDevices.enumerateDevices();
    const status = await microphonePermission();
    if (this.closing.signal.aborted) return;
    this.store.set({
      microphones: ofKind(found, 'audioinput'),
      speakers: ofKind(found, 'audiooutput'),
      permission: status?.state ?? 'unknown',
    });
  }

  close(): void {
    this.closing.abort();
  }
}

/** Null where the browser has no such question (older Firefox). */
async function microphonePermission(): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: 'microphone' as PermissionName });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function ofKind(found: MediaDeviceInfo[], kind: MediaDeviceKind): Device[] {
  return found
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label: deviceName(label) }));
}

/** Chromium's names for what the system chose; the same device is in the list by its own id. */
const ALIASES = ['default', 'communications'];

/** What is in the list now and was not before. Nothing is new to a list that was empty. */
export function arrivals(before: readonly Device[], now: readonly Device[]): Device[] {
  if (before.length === 0) return [];
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id) && !ALIASES.includes(id));
}

/** A device's name as people know it: Chromium adds the USB number of its make. */
export function deviceName(label: string): string {
  return label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');
}
