import { useTranslation } from 'react-i18next';
import type { AdminRoom } from './api/get-rooms';
import css from './RoomState.module.css';

/** Whether a call goes on, or how it ended. Neither: its interviewer gives no sign of life. */
export function RoomState({ room: { live, ended_at, ended_by } }: { room: AdminRoom }) {
  const { t } = useTranslation('admin');
  const state = live ? 'live' : ended_at === null ? 'lost' : 'over';
  return (
    <span className={css.state} data-state={state}>
      <i aria-hidden="true" />
      {state === 'over' && ended_by !== null
        ? t(`rooms.ended.${ended_by}`)
        : t(`rooms.states.${state}`)}
    </span>
  );
}
