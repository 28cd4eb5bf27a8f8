import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import type { Schemas } from '@/lib/api-client';
import { dayOf, figure } from '@/lib/format';
import css from './JudgedAgain.module.css';
import { Reason } from './Reason';

type Found = Schemas['JudgedAgain'];
type Judgement = Schemas['DisputedJudgement'];

/** What came of judging a disputed answer once more: in words, then before and after. */
export function JudgedAgain({ found }: { found: Found }) {
  const { t } = useTranslation('judged');
  const { former, again, reason } = found;
  return (
    <div className={css.again} role="status">
      <p>
        {wordsOf(found, t)} {reason !== null && <Reason reason={reason} />}
      </p>
      {again !== null && (
        <dl className={css.both}>
          <One name={t('again.former')} judgement={former} />
          <One name={t('again.now')} judgement={again} />
        </dl>
      )}
    </div>
  );
}

function One({ name, judgement }: { name: string; judgement: Judgement | null }) {
  const { t } = useTranslation('judged');
  const { score = null, low = null, high = null, judged_at = null } = judgement ?? {};
  const reason = judgement?.reason ?? null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Score score={score} />
      </dd>
      {low !== null && high !== null && (
        <dd className={css.about}>
          {t('again.likely', { low: figure(low, 1), high: figure(high, 1) })}
        </dd>
      )}
      {score === null && reason !== null && (
        <dd className={css.about}>
          <Reason reason={reason} />
        </dd>
      )}
      {judgement !== null && (
        <dd className={css.about}>
          {byOf(judgement, t)}
          {judged_at !== null && <time dateTime={judged_at}>{dayOf(judged_at, new Date())}</time>}
        </dd>
      )}
    </div>
  );
}

/** Who judged, before the day: "By rules (3), ". */
function byOf({ engine, model, prompt_version }: Judgement, t: TFunction<'judged'>): string {
  if (engine === null || prompt_version === null) return '';
  return engine === 'rules'
    ? t('again.by_rules', { version: prompt_version })
    : t('again.by_model', { model: model ?? engine, version: prompt_version });
}

function wordsOf({ status, former, again }: Found, t: TFunction<'judged'>): string {
  if (status === 'pending') return t('again.pending');
  if (status === 'not_judged' || again === null) return t('again.not_judged');
  const [before, after] = [shown(former), shown(again)];
  if (before === after) return t('again.same');
  if (before === null || after === null) return t('again.other');
  return t(Number(again.score) > Number(former?.score) ? 'again.up' : 'again.down', {
    before,
    after,
  });
}

/** What is not seen to differ does not differ. */
function shown(judgement: Judgement | null): string | null {
  return judgement === null || judgement.score === null ? null : figure(judgement.score, 1);
}
