import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Figures } from '@/components/Figures';
import { figure, momentOf } from '@/lib/format';
import { AdminPage } from './AdminPage';
import { type AdminRoomDetail, roomQuery } from './api/get-room';
import { Loading } from './Loading';
import css from './RoomPage.module.css';
import { RoomState } from './RoomState';
import { Turns } from './Turns';

/** How one call goes, turn by turn. */
export function RoomPage({ callId }: { callId: string }) {
  const { t } = useTranslation('admin');
  const query = useQuery(roomQuery(callId));
  const room = query.data;
  const half = room?.totals?.reply_p50_s ?? null;
  const heading =
    room === undefined
      ? t('room.title')
      : half === null
        ? t('room.noReply')
        : t('room.half', { seconds: figure(half, 2) });
  return (
    <AdminPage
      section="rooms"
      heading={heading}
      lead={
        room === undefined
          ? t('rooms.lead')
          : t('room.lead', { name: room.user_name, when: momentOf(room.started_at) })
      }
    >
      <Loading query={query} />
      {room !== undefined && (
        <>
          <RoomState room={room} />
          <Course room={room} />
        </>
      )}
    </AdminPage>
  );
}

function Course({ room: { totals, turns } }: { room: AdminRoomDetail }) {
  const { t } = useTranslation('admin');
  if (totals === null) return <p className="help">{t('room.nothing')}</p>;
  const drafted = totals.drafts_hit + totals.drafts_missed;
  const { reply_p50_s: p50, reply_p95_s: p95 } = totals;
  return (
    <>
      <Figures
        figures={[
          { value: figure(totals.turns), of: t('room.turns', { count: totals.turns }) },
          { value: p95 === null ? '–' : `${figure(p95, 2)} s`, of: t('room.p95') },
          { value: figure(totals.cut_ins), of: t('room.cutIns', { count: totals.cut_ins }) },
          { value: figure(totals.barge_ins), of: t('room.bargeIns', { count: totals.barge_ins }) },
        ]}
      />
      <section className={css.each} aria-labelledby="each">
        <h2 id="each" className="heading">
          {t('room.each')}
        </h2>
        {turns.length === 0 ? (
          <p className="help">{t('room.noTurn')}</p>
        ) : (
          <Turns turns={turns} p50={p50} p95={p95} />
        )}
        <div className="help">
          {totals.turns > turns.length && (
            <p>{t('room.older', { count: totals.turns - turns.length })}</p>
          )}
          {drafted > 0 && <p>{t('room.ready', { hits: totals.drafts_hit, count: drafted })}</p>}
          {totals.false_alarms > 0 && <p>{t('room.alarms', { count: totals.false_alarms })}</p>}
        </div>
      </section>
    </>
  );
}
