import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, figure } from '@/lib/format';
import type { AdminRoomDetail } from './api/get-room';
import { Cell, Table } from './Table';
import css from './Turns.module.css';

type Turn = AdminRoomDetail['turns'][number];
type Parts = Exclude<Turn['parts'], string>;

const PARTS = ['listening', 'reading', 'choosing', 'sounding'] as const;

const MS = 1_000;
/** Room behind the slowest replies that count. */
const BEYOND = 1.1;

interface TurnsProps {
  turns: readonly Turn[];
  /** Seconds within which half of the replies came, and 95 % of them; null without any. */
  p50: number | null;
  p95: number | null;
}

/** Each turn as a bar of its parts, with their milliseconds. The few slowest are torn off. */
export function Turns({ turns, p50, p95 }: TurnsProps) {
  const { t } = useTranslation('admin');
  const scale = BEYOND * (p95 ?? 1);
  const place = (seconds: number | null) => `${(100 * (seconds ?? 0)) / scale}%`;
  const columns = [
    { name: t('turns.turn') },
    { name: t('turns.bar'), hidden: true },
    { name: t('turns.whole'), figure: true },
    ...PARTS.map((part) => ({ name: t(`turns.parts.${part}`), figure: true })),
  ];
  const lines = { '--p50': place(p50), '--p95': place(p95) } as CSSProperties;
  return (
    <div style={lines}>
      <Legend p50={p50} p95={p95} />
      <Table label={t('room.each')} columns={columns}>
        {turns.map((turn) => (
          <tr key={turn.turn_id}>
            <th scope="row">
              <span className={css.at}>{clockTime(turn.at_s)}</span> {t(`turns.moves.${turn.move}`)}{' '}
              {turn.draft !== null && (
                <span className="dim">{t(`turns.drafts.${turn.draft}`)}</span>
              )}
            </th>
            {typeof turn.parts === 'string' ? (
              <Without why={turn.parts} />
            ) : (
              <Measured parts={turn.parts} scale={scale} />
            )}
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Measured({ parts, scale }: { parts: Parts; scale: number }) {
  return (
    <>
      <Cell at={1} wide>
        <span className={css.track} aria-hidden="true">
          <span className={css.bar} data-cut={parts.whole_s > scale || undefined}>
            {PARTS.map((part) => (
              <i
                key={part}
                data-part={part}
                style={{ width: `${(100 * parts[`${part}_s`]) / scale}%` }}
              />
            ))}
          </span>
        </span>
      </Cell>
      <Cell at={2}>
        <b>{figure(parts.whole_s * MS)}</b>
      </Cell>
      {PARTS.map((part, at) => (
        <Cell key={part} at={at + 3}>
          {figure(parts[`${part}_s`] * MS)}
        </Cell>
      ))}
    </>
  );
}

function Without({ why }: { why: 'no_reply' | 'out_of_order' }) {
  const { t } = useTranslation('admin');
  return (
    <td colSpan={PARTS.length + 2} data-wide>
      <span className="dim">{t(`turns.without.${why}`)}</span>
    </td>
  );
}

function Legend({ p50, p95 }: Pick<TurnsProps, 'p50' | 'p95'>) {
  const { t } = useTranslation('admin');
  return (
    <ul className={css.legend}>
      {PARTS.map((part) => (
        <li key={part}>
          <i data-part={part} aria-hidden="true" />
          {t(`turns.legend.${part}`)}
        </li>
      ))}
      {p50 !== null && p95 !== null && (
        <>
          <li>
            <i data-line="p50" aria-hidden="true" />
            {t('turns.p50', { ms: figure(p50 * MS) })}
          </li>
          <li>
            <i data-line="p95" aria-hidden="true" />
            {t('turns.p95', { ms: figure(p95 * MS) })}
          </li>
        </>
      )}
    </ul>
  );
}
