import { useRef } from 'react';
import { type KeyMap, useKeys } from '@/lib/use-keys';
import { browserClock } from '@/media/clock';
import type { Controls } from './use-controls';

/** A key held longer than this talks while it is held; a shorter press begins or ends talking. */
const HOLD_MS = 400;

interface RoomKeys {
  controls: Controls;
  manual: boolean;
  toggleCaptions: () => void;
  toggleTranscript: () => void;
  openSound: () => void;
  askToEnd: () => void;
}

/** The room's keys, as the buttons show them. */
export function useRoomKeys(room: RoomKeys): void {
  const { controls } = room;
  const pressedAtMs = useRef<number | null>(null);
  const keys: KeyMap = {
    m: { down: controls.toggleMute },
    p: { down: controls.togglePause },
    r: { down: controls.repeat },
    h: { down: controls.toggleHints },
    b: { down: controls.toggleBookmark },
    s: { down: controls.skip },
    e: { down: room.askToEnd },
    c: { down: room.toggleCaptions },
    t: { down: room.toggleTranscript },
    d: { down: room.openSound },
    Enter: { down: controls.submit },
  };
  if (room.manual) {
    keys[' '] = {
      down() {
        pressedAtMs.current = controls.talking ? null : browserClock.now();
        controls.talk(!controls.talking);
      },
      up() {
        const pressed = pressedAtMs.current;
        pressedAtMs.current = null;
        if (pressed !== null && browserClock.now() - pressed >= HOLD_MS) controls.talk(false);
      },
    };
  }
  useKeys(keys);
}
