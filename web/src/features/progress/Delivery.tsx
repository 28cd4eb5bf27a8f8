import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { dateOf, figure, percent } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './Lines.module.css';
import table from './Scores.module.css';
import { Spark } from './Spark';

const SLOW = 120;
const FAST = 180;
const COMFORTABLE = { from: 140, to: 160 };
/** Interviews before which a change of fillers says nothing. */
const FEWEST = 3;
/** Of a hundred words: less is no change. */
const APART = 1;

/** Pace and fillers over time, as they were measured from the sound. */
export function Delivery({ pace, fillers }: Pick<Progress, 'pace' | 'fillers'>) {
  const { t } = useTranslation('progress');
  const [wpm, share] = [pace.at(-1)?.wpm, fillers.at(-1)?.percent];
  if (wpm === undefined || share === undefined) {
    return (
      <Band id="delivery" title={t('delivery.title')}>
        <p className="dim">{t('delivery.none')}</p>
      </Band>
    );
  }
  return (
    <Band id="delivery" title={t('delivery.title')} about={t('delivery.about')}>
      <dl className={css.lines}>
        <div>
          <dt>{t('delivery.pace')}</dt>
          <dd className={css.wide}>
            <Spark values={pace.map((one) => one.wpm)} band={COMFORTABLE} least={60} />
          </dd>
          <dd>
            <b>{figure(wpm)}</b> <span className={css.unit}>{t('delivery.wpm')}</span>
          </dd>
          <dd className={css.about}>{paceOf(wpm, t)}</dd>
        </div>
        <div>
          <dt>{t('delivery.fillers')}</dt>
          <dd className={css.wide}>
            <Spark values={fillers.map((one) => one.percent)} least={4} />
          </dd>
          <dd>
            <b>{percent(share / 100, 1)}</b>{' '}
            <span className={css.unit}>{t('delivery.of_words')}</span>
          </dd>
          <dd className={css.about}>{fillersOf(fillers, t)}</dd>
        </div>
      </dl>
      <details className={table.table}>
        <summary>{t('table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('scores.interview')}</th>
              <th scope="col">{t('delivery.pace')}</th>
              <th scope="col">{t('delivery.fillers')}</th>
            </tr>
          </thead>
          <tbody>
            {pace.map(({ at, interview_id, wpm: one }) => (
              <tr key={interview_id}>
                <th scope="row">
                  <time dateTime={at}>{dateOf(at)}</time>
                </th>
                <td>{figure(one)}</td>
                <td>
                  {percent(
                    (fillers.find((filler) => filler.interview_id === interview_id)?.percent ?? 0) /
                      100,
                    1,
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Band>
  );
}

function paceOf(wpm: number, t: TFunction<'progress'>): string {
  if (wpm < SLOW) return t('delivery.slow', { wpm: SLOW });
  if (wpm > FAST) return t('delivery.fast', { wpm: FAST });
  return wpm >= COMFORTABLE.from && wpm <= COMFORTABLE.to
    ? t('delivery.comfortable', COMFORTABLE)
    : t('delivery.fine', COMFORTABLE);
}

function fillersOf(fillers: Progress['fillers'], t: TFunction<'progress'>): string {
  const all = fillers.map((one) => one.percent);
  const last = all.at(-1) ?? 0;
  if (all.length < FEWEST) return t('delivery.few', { count: FEWEST - all.length });
  const before = all.slice(0, -1).reduce((sum, one) => sum + one, 0) / (all.length - 1);
  const values = { before: percent(before / 100, 1) };
  if (Math.abs(last - before) < APART) return t('delivery.same', values);
  return last < before ? t('delivery.fewer', values) : t('delivery.more', values);
}
