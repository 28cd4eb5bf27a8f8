import { useSyncExternalStore } from 'react';
import type { Readable } from '@/media/store';

/** The bridge from the media core to React: the value of a store, current at every render. */
export function useObservable<T>(source: Readable<T>): T {
  return useSyncExternalStore(source.subscribe, source.get);
}
