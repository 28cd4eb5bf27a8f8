import { Trans, useTranslation } from 'react-i18next';
import { figure, percent } from '@/lib/format';
import type { AnswerResult } from './api/get-results';
import css from './Delivery.module.css';
import { LONG_PAUSE_S } from './passages';

type Measured = NonNullable<AnswerResult['delivery']>;

const SLOW = 120;
const FAST = 180;

/** How it was said, in one line. It is guidance and no part of the score. */
export function Delivery({ delivery }: { delivery: Measured }) {
  const { t } = useTranslation('results');
  const { wpm, fillers, filler_percent, words, pauses } = delivery;
  const long = pauses.map(({ start_s, end_s }) => end_s - start_s).filter((s) => s >= LONG_PAUSE_S);
  return (
    <p className={css.figures}>
      {wpm !== null && (
        <span>
          <Trans
            t={t}
            i18nKey="delivery.pace"
            values={{ wpm: figure(wpm) }}
            components={{ b: <b /> }}
          />{' '}
          <span className="dim">
            {wpm < SLOW && t('delivery.slow', { wpm: SLOW })}
            {wpm > FAST && t('delivery.fast', { wpm: FAST })}
            {wpm >= SLOW && wpm <= FAST && t('delivery.comfortable')}
          </span>
        </span>
      )}
      <span>
        <Trans t={t} i18nKey="delivery.fillers" count={fillers.length} components={{ b: <b /> }} />{' '}
        {fillers.length > 0 && (
          <span className="dim">
            {named(fillers)}
            {filler_percent !== null &&
              `; ${t('delivery.of_words', { share: percent(filler_percent / 100, 1), count: words })}`}
          </span>
        )}
      </span>
      <span>
        <Trans t={t} i18nKey="delivery.pauses" count={long.length} components={{ b: <b /> }} />{' '}
        {long.length > 0 && (
          <span className="dim">
            {t('delivery.longest', { length: figure(Math.max(...long), 1) })}
          </span>
        )}
      </span>
      <span className="dim">{t('delivery.apart')}</span>
    </p>
  );
}

/** "um ×3, like": the commonest first. */
function named(fillers: Measured['fillers']): string {
  const counts = new Map<string, number>();
  for (const { word } of fillers) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => (count === 1 ? word : `${word} ×${count}`))
    .join(', ');
}
