import type { CallSettings } from '@/lib/call-settings';
import { type ClientMessage, UNASKED } from '@/media/messages';
import type { RoomView } from '@/media/room-state';

/** What to say on every join: only where the call stands otherwise than this tab wants it. */
export function greeting(view: RoomView, settings: CallSettings): ClientMessage[] {
  const messages: ClientMessage[] = [];
  const mode = settings.patience === 'manual' ? 'manual' : 'auto';
  if (view.turnMode !== mode) messages.push({ type: 'set_turn_mode', mode, ref: UNASKED });
  if (settings.patience !== 'manual' && view.patience !== settings.patience) {
    messages.push({ type: 'set_patience', level: settings.patience, ref: UNASKED });
  }
  if (view.hints !== settings.hints) {
    messages.push({ type: 'set_hints', on: settings.hints, ref: UNASKED });
  }
  if (view.question === null) messages.push({ type: 'start_interview', ref: UNASKED });
  return messages;
}
