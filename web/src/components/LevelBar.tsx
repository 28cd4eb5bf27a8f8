import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchLevel } from '@/lib/use-level';
import css from './LevelBar.module.css';

/**
 * The microphone's level, written straight into the page: it changes 60 times a second. The page
 * brings the texts of `call`.
 */
export function LevelBar({ watchLevel }: { watchLevel: WatchLevel }) {
  const { t } = useTranslation('call');
  const bar = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      watchLevel((level) => {
        bar.current?.style.setProperty('--level', level.toFixed(3));
        bar.current?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
      }),
    [watchLevel],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn alike in every browser.
    <div
      ref={bar}
      className={css.bar}
      role="meter"
      aria-label={t('device.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
