import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figure, momentOf } from '@/lib/format';
import { AdminPage } from './AdminPage';
import css from './AdminPage.module.css';
import { type AdminRoom, roomsQuery, type Which } from './api/get-rooms';
import { Loading } from './Loading';
import { MoreButton } from './MoreButton';
import { RoomState } from './RoomState';
import { Cell, Table } from './Table';
import table from './Table.module.css';

const WHICH: readonly Which[] = ['all', 'live', 'over'];

/** Everybody's calls, and how fast the interviewer replied in each. */
export function RoomsPage() {
  const { t } = useTranslation('admin');
  const [which, setWhich] = useState<Which>('all');
  const rooms = useInfiniteQuery(roomsQuery(which));
  const live = useInfiniteQuery(roomsQuery('live'));
  const count = live.data?.length;
  const items = rooms.data ?? [];
  const heading =
    count === undefined
      ? t('rooms.title')
      : live.hasNextPage
        ? t('rooms.liveMany', { count })
        : count === 0
          ? t('rooms.liveNone')
          : t('rooms.live', { count });
  return (
    <AdminPage section="rooms" heading={heading} lead={t('rooms.lead')}>
      <div className={css.tools}>
        <SegmentedControl
          aria-label={t('rooms.which')}
          value={which}
          onChange={setWhich}
          data={WHICH.map((value) => ({ value, label: t(`rooms.whiches.${value}`) }))}
        />
      </div>
      <Loading query={rooms} />
      <div role="status">
        {rooms.data !== undefined && items.length === 0 && (
          <p className="help">{t(`rooms.none.${which}`)}</p>
        )}
      </div>
      {items.length > 0 && <Rooms rooms={items} />}
      <MoreButton query={rooms} />
    </AdminPage>
  );
}

function Rooms({ rooms }: { rooms: readonly AdminRoom[] }) {
  const { t } = useTranslation('admin');
  const columns = [
    { name: t('rooms.who') },
    { name: t('rooms.state') },
    { name: t('rooms.started') },
    { name: t('rooms.turns'), figure: true },
    { name: t('rooms.p50'), figure: true },
    { name: t('rooms.p95'), figure: true },
    { name: t('rooms.cutIns'), figure: true },
    { name: t('rooms.bargeIns'), figure: true },
  ];
  return (
    <Table label={t('rooms.title')} columns={columns}>
      {rooms.map((room) => (
        <tr key={room.call_id}>
          <th scope="row">
            <span className={table.who}>
              <Link
                to="/admin/rooms/$callId"
                params={{ callId: room.call_id }}
                aria-label={t('rooms.open', {
                  name: room.user_name,
                  when: momentOf(room.started_at),
                })}
              >
                {room.user_name}
              </Link>
              {room.guest && <span className="dim">{t('people.guest')}</span>}
            </span>
          </th>
          <Cell at={1} long>
            <RoomState room={room} />
          </Cell>
          <Cell at={2} long>
            <time dateTime={room.started_at}>{momentOf(room.started_at)}</time>
          </Cell>
          <Cell at={3}>
            <Figure value={room.totals?.turns} />
          </Cell>
          <Cell at={4}>
            <Figure value={room.totals?.reply_p50_s} decimals={2} />
          </Cell>
          <Cell at={5}>
            <Figure value={room.totals?.reply_p95_s} decimals={2} />
          </Cell>
          <Cell at={6}>
            <Figure value={room.totals?.cut_ins} />
          </Cell>
          <Cell at={7}>
            <Figure value={room.totals?.barge_ins} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** A dash where nothing was measured. */
function Figure({ value, decimals = 0 }: { value: number | null | undefined; decimals?: number }) {
  return value == null ? <span className="dim">–</span> : figure(value, decimals);
}
