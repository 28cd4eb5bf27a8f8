import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Figures } from '@/components/Figures';
import { figure, momentOf } from '@/lib/format';
import { AdminPage } from './AdminPage';
import { type AdminRoomDetail, roomQuery } from './api/get-room';
import { Loading } from './Loading';
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
      {room !== undefined && <Room room={room} />}
    </AdminPage>
  );
}

function Room({ room }: { room: AdminRoomDetail }) {
  const { t } = useTranslation('admin');
  const { totals, turns } = room;
  if (totals === null) {
    return (
      <Band id="course" title={t('room.course')} about={<RoomState room={room} />}>
        <p className="help">{t('room.nothing')}</p>
      </Band>
    );
  }
  const drafted = totals.drafts_hit + totals.drafts_missed;
  const p95 = totals.reply_p95_s;
  return (
    <>
      <Band id="course" title={t('room.course')} about={<RoomState room={room} />}>
        <Figures
          figures={[
            { value: figure(totals.turns), of: t('room.turns', { count: totals.turns }) },
            { value: p95 === null ? '–' : `${figure(p95, 2)} s`, of: t('room.p95') },
            { value: figure(totals.cut_ins), of: t('room.cutIns', { count: totals.cut_ins }) },
            {
              value: figure(totals.barge_ins),
              of: t('room.bargeIns', { count: totals.barge_ins }),
            },
          ]}
        />
      </Band>
      <Band id="turns" title={t('room.each')} about={t('room.about')}>
        {turns.length === 0 ? (
          <p className="help">{t('room.noTurn')}</p>
        ) : (
          <Turns turns={turns} p50={totals.reply_p50_s} p95={p95} />
        )}
        <p className="help">
          {[
            ...(totals.turns > turns.length
              ? [t('room.older', { count: totals.turns - turns.length })]
              : []),
            ...(drafted > 0 ? [t('room.ready', { hits: totals.drafts_hit, count: drafted })] : []),
            t('room.alarms', { count: totals.false_alarms }),
          ].join(' ')}
        </p>
      </Band>
    </>
  );
}
