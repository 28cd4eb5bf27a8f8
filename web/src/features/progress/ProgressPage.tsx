import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { SkillScores } from '@/components/SkillScores';
import { type Progress, progressQuery } from './api/get-progress';
import { Categories } from './Categories';
import { Delivery } from './Delivery';
import { Grounds } from './Grounds';
import { Headline } from './Headline';
import { Insights } from './Insights';
import { NextPractice } from './NextPractice';
import { PeriodChoice } from './PeriodChoice';
import css from './ProgressPage.module.css';
import { rangeOf } from './range';
import { Scores } from './Scores';
import type { ProgressSearch } from './search';
import { trendOf } from './trend';
import { Weeks } from './Weeks';

interface ProgressPageProps {
  search: ProgressSearch;
  choose: (search: ProgressSearch) => void;
}

/** Whether one is getting better, and where. */
export function ProgressPage({ search, choose }: ProgressPageProps) {
  const { t } = useTranslation('progress');
  const { period, from, to } = search;
  const range = useMemo(
    () =>
      rangeOf({ ...(period && { period }), ...(from && { from }), ...(to && { to }) }, new Date()),
    [period, from, to],
  );
  const progress = useQuery(progressQuery(range));
  const bounded = range.from !== null || range.to !== null;
  return (
    <Page title={t('title')}>
      {progress.error !== null && (
        <LoadFailed
          what={t('failed.what')}
          safe={t('failed.safe')}
          error={progress.error}
          retry={() => void progress.refetch()}
        />
      )}
      {progress.error === null && progress.data === undefined && (
        <Skeleton label={t('loading')} widths={[0.4, 0.6, 0.9, 0.86, 0.9]} />
      )}
      {progress.data !== undefined && (
        <div className={css.page} aria-busy={progress.isPlaceholderData}>
          <div className={css.top}>
            <Headline progress={progress.data} bounded={bounded} />
            {(bounded || progress.data.interviews > 0) && (
              <PeriodChoice search={search} choose={choose} />
            )}
          </div>
          {progress.data.interviews === 0 && progress.data.skills.length === 0 ? (
            <Nothing bounded={bounded} all={() => choose({})} />
          ) : (
            <Sections progress={progress.data} />
          )}
        </div>
      )}
    </Page>
  );
}

function Nothing({ bounded, all }: { bounded: boolean; all: () => void }) {
  const { t } = useTranslation('progress');
  return (
    <div className={css.nothing}>
      {bounded ? (
        <Button onClick={all}>{t('empty.all')}</Button>
      ) : (
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) => <Link to="/interviews/new" {...props} />}
        >
          {t('empty.begin')}
        </Button>
      )}
    </div>
  );
}

function Sections({ progress }: { progress: Progress }) {
  const { t } = useTranslation('progress');
  const { trend, skills } = progress;
  return (
    <>
      <Grounds progress={progress} />
      {trend.length > 0 && (
        <Band id="scores" title={t('scores.title')} about={t('scores.about')}>
          <Scores trend={trend} line={trendOf(trend)?.line ?? null} />
        </Band>
      )}
      <NextPractice progress={progress} />
      <Insights insights={progress.insights} skills={skills} />
      <Categories categories={progress.categories} trend={trend} />
      <Band
        id="skills"
        title={t('skills.title')}
        about={skills.length > 0 ? t('skills.about') : undefined}
      >
        {skills.length > 0 ? (
          <SkillScores skills={skills} />
        ) : (
          <p className="dim">{t('skills.none')}</p>
        )}
      </Band>
      <Delivery pace={progress.pace} fillers={progress.fillers} />
      <Weeks />
    </>
  );
}
