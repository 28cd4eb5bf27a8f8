import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/lib/api-client';
import { capitalized } from '@/lib/format';
import { lazily } from '@/lib/lazily';
import { Score } from './Score';
import css from './SkillScores.module.css';

const SkillRadar = lazily('SkillRadar', () => import('./SkillRadar'));

/** A shape needs three corners, and more than this many crowd their names. */
const FEWEST = 3;
const MOST = 10;

/** Scores by skill: a radar for the shape, a table for the figures. */
export function SkillScores({ skills }: { skills: readonly Schemas['SkillScore'][] }) {
  const { t } = useTranslation();
  const drawn = skills.filter(({ score }) => score !== null).slice(0, MOST);
  return (
    <div className={css.skills} data-drawn={drawn.length >= FEWEST || undefined}>
      {drawn.length >= FEWEST && (
        <div className={css.radar} role="img" aria-label={t('skills.radar')}>
          <Suspense fallback={<span aria-busy="true" />}>
            <SkillRadar skills={drawn} />
          </Suspense>
        </div>
      )}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('skills.skill')}</th>
            <th scope="col">{t('skills.score')}</th>
            <th scope="col" className={css.right}>
              {t('skills.rests')}
            </th>
          </tr>
        </thead>
        <tbody>
          {skills.map(({ name, score, n }) => (
            <tr key={name}>
              <th scope="row" lang="en">
                {capitalized(name)}
              </th>
              <td>
                <Score score={score} />
              </td>
              <td className={css.right}>{t('skills.answers', { count: n })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
