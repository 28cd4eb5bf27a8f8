import { Suspense, useEffect } from 'react';
import type { Schemas } from '@/lib/api-client';
import { loadTexts } from '@/lib/i18n';
import { lazily } from '@/lib/lazily';
import { useObservable } from '@/lib/use-observable';
import { openPalette, paletteAsked } from './open';

const Palette = lazily('Palette', async () => {
  const [module] = await Promise.all([import('./Palette'), loadTexts('palette')]);
  return module;
});

/** Ctrl K or ⌘ K anywhere, also while typing; what it opens is loaded when first asked for. */
export function PaletteSlot({ me }: { me: Schemas['User'] }) {
  const asked = useObservable(paletteAsked);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      openPalette();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  if (asked === 0) return null;
  return (
    <Suspense>
      <Palette asked={asked} me={me} />
    </Suspense>
  );
}
