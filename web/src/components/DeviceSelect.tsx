import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Device } from '@/media/devices';

const SYSTEM = '';

interface DeviceSelectProps {
  kind: 'microphone' | 'speaker';
  devices: readonly Device[];
  /** Null: the system's. */
  value: string | null;
  choose: (id: string | null) => void;
}

/** Chooses a microphone or a speaker. The page brings the texts of `call`. */
export function DeviceSelect({ kind, devices, value, choose }: DeviceSelectProps) {
  const { t } = useTranslation('call');
  const unnamed = kind === 'microphone' ? 'device.unnamedMicrophone' : 'device.unnamedSpeaker';
  const named = devices.map(({ id, label }, at) => ({
    value: id,
    label: label || t(unnamed, { number: at + 1 }),
  }));
  // Chromium lists the system's own choice as "default" already.
  const standsForSystem = devices.find(({ id }) => id === 'default');
  const data =
    standsForSystem === undefined
      ? [{ value: SYSTEM, label: t('device.system') }, ...named]
      : named;
  return (
    <NativeSelect
      label={t(`device.${kind}`)}
      data={data}
      value={value ?? standsForSystem?.id ?? SYSTEM}
      onChange={(event) => choose(event.currentTarget.value || null)}
    />
  );
}
