import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/Page';
import { AttemptsBand } from './AttemptsBand';
import { progressQuery } from './api/get-progress';
import { BookmarksBand } from './BookmarksBand';
import { NextBand } from './NextBand';
import { OwnBand } from './OwnBand';
import { SkillsBand } from './SkillsBand';

/** One question by voice, without an interview around it. */
export function PracticePage() {
  const { t } = useTranslation('practice');
  const { next = null, skills = [] } = useQuery(progressQuery).data ?? {};
  const rests = skills.find(({ name }) => name === next?.skill) ?? null;
  return (
    <Page title={t('tab')}>
      <h1 className="title">{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {next !== null && <NextBand next={next} rests={rests} />}
      <SkillsBand />
      <BookmarksBand />
      <OwnBand first={next === null} />
      <AttemptsBand />
    </Page>
  );
}
