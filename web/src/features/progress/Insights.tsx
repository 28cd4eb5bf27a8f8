import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { InEnglish } from '@/components/InEnglish';
import { figure } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './Insights.module.css';
import { decimalsOf, insightText } from './insight-text';

type Insight = Progress['insights'][number];

/** Figures, as the API calls them, in words. */
const NAMES = {
  technical: 'insights.technical',
  behavioral: 'insights.behavioral',
  score: 'insights.score',
  answers: 'insights.answers',
  others: 'insights.others',
  wpm: 'insights.wpm',
  slow: 'insights.slow',
  fast: 'insights.fast',
  interviews: 'insights.interviews',
  percent: 'insights.percent',
  before: 'insights.before',
  with_hint: 'insights.with_hint',
  with_hint_before: 'insights.with_hint_before',
  answers_before: 'insights.answers_before',
} as const;

function nameOf(key: string): (typeof NAMES)[keyof typeof NAMES] | null {
  return Object.hasOwn(NAMES, key) ? NAMES[key as keyof typeof NAMES] : null;
}

/** What the figures say, each sentence with the figures that it rests on. */
export function Insights({ insights, skills }: Pick<Progress, 'insights' | 'skills'>) {
  const { t } = useTranslation('progress');
  // How the scores go is the headline's to say.
  const others = insights.filter(({ figures }) => !('points_per_interview' in figures));
  return (
    <Band id="insights" title={t('insights.title')} about={t('insights.about')}>
      {others.length === 0 ? (
        <p className="dim">{t('insights.none')}</p>
      ) : (
        <ul className={css.insights}>
          {others.map((insight) => (
            <li key={insight.text}>
              <Said insight={insight} skills={skills} />
              <p className={css.figures}>
                {Object.entries(insight.figures).map(([key, value]) => {
                  const name = nameOf(key);
                  return name === null ? null : (
                    <span key={key}>
                      {t(name)} <b>{figure(value, decimalsOf(key))}</b>
                    </span>
                  );
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {others.some((insight) => insightText(insight, skills, t) === null) && <InEnglish />}
    </Band>
  );
}

function Said({ insight, skills }: { insight: Insight } & Pick<Progress, 'skills'>) {
  const { t } = useTranslation('progress');
  const text = insightText(insight, skills, t);
  return text === null ? <p lang="en">{insight.text}</p> : <p>{text}</p>;
}
