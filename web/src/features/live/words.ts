import type { TFunction } from 'i18next';
import type { PresenceState } from '@/components/Presence';
import { language } from '@/lib/i18n';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomError } from '@/media/messages';
import type { RoomView } from '@/media/room-state';

/** What the interviewer does, in a sentence and what it means for the candidate. */
export interface Saying {
  state: PresenceState;
  what: string;
  so: string;
}

/** How the candidate answers just now; `kept` where something was recorded and is not sent yet. */
export type Answering = 'talking' | 'typing' | 'manual' | 'kept';

type Words = TFunction<'live'>;

function listening(name: string, answering: Answering, t: Words): Saying {
  const state = 'listening';
  const waiting = t('saying.waiting', { name });
  switch (answering) {
    case 'talking':
      return { state, what: t('saying.listening', { name }), so: t('saying.takeYourTime') };
    case 'typing':
      return { state, what: waiting, so: t('saying.typing') };
    case 'manual':
      return { state, what: waiting, so: t(hasKeys() ? 'saying.pressSpace' : 'saying.pressTalk') };
    case 'kept':
      return { state, what: waiting, so: t('saying.pressEnter') };
  }
}

function hasKeys(): boolean {
  return !window.matchMedia('(pointer: coarse)').matches;
}

export function sayingOf(
  connection: ConnectionState,
  view: RoomView,
  answering: Answering,
  t: Words,
): Saying {
  const { name } = view.interviewer;
  if (connection.kind !== 'joined') {
    const what =
      view.question === null
        ? t('saying.backToInterview')
        : t('saying.backToQuestion', { index: view.question.index });
    return { state: 'connecting', what, so: t('saying.backSafe') };
  }
  switch (view.agentState) {
    case 'connecting':
      return { state: 'connecting', what: t('saying.coming', { name }), so: '' };
    case 'listening':
      return listening(name, answering, t);
    case 'thinking':
      return { state: 'thinking', what: t('saying.thinking', { name }), so: '' };
    case 'speaking': {
      const so = answering === 'typing' ? '' : t('saying.cutIn');
      return { state: 'speaking', what: t('saying.speaking', { name }), so };
    }
    case 'paused':
      return { state: 'paused', what: t('saying.paused'), so: t('saying.clockStopped') };
    case 'ended':
      return {
        state: 'connecting',
        what: t('saying.left', { name }),
        so: t('saying.answersSaved'),
      };
  }
}

/** Why the interviewer did not follow; its own English says most. */
export function refusalOf({ code, message }: RoomError, t: TFunction<'live'>): string {
  return language() === 'en' ? message : t(`refused.${code}`);
}
