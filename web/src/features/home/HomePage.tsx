import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { meQuery } from '@/lib/api/get-me';
import { recentInterviewsQuery } from '@/lib/api/get-recent-interviews';
import { nextStepQuery } from './api/get-next-step';
import css from './Home.module.css';
import { Invitation } from './Invitation';
import { LastInterviews } from './LastInterviews';
import { NextThing } from './NextThing';
import { nextThingOf } from './next-thing';
import { PracticeBand } from './PracticeBand';
import { TourBand } from './TourBand';

/** What should I do next? */
export function HomePage() {
  const { t } = useTranslation('home');
  const me = useQuery(meQuery);
  const stranger = me.data === null;
  return (
    <Page title={t('tab')} action={stranger ? <SignIn /> : undefined}>
      {stranger && <Invitation />}
      {me.data != null && <Yours />}
      {me.isPending && <Skeleton label={t('loading')} widths={[0.5, 0.7, 0.4]} />}
      {me.isError && (
        <LoadFailed what={t('noServer')} error={me.error} retry={() => void me.refetch()} />
      )}
    </Page>
  );
}

function SignIn() {
  const { t } = useTranslation();
  return (
    <Button size="sm" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
      {t('me.signIn')}
    </Button>
  );
}

/** Home of somebody who is signed in. */
function Yours() {
  const { t } = useTranslation('home');
  const interviews = useQuery(recentInterviewsQuery);
  const progress = useQuery(nextStepQuery);
  const next = progress.data?.next ?? null;
  if (interviews.isPending || progress.isPending) {
    return (
      <div className={css.waiting}>
        <Skeleton label={t('loading')} widths={[0.5, 0.7, 0.4]} />
      </div>
    );
  }
  const thing = nextThingOf(interviews.data ?? [], next);
  return (
    <>
      {interviews.data !== undefined && <NextThing thing={thing} />}
      <TourBand first={interviews.data?.length === 0} />
      {next !== null && thing.kind !== 'practise' && (
        <PracticeBand next={next} interviews={progress.data?.interviews ?? 0} />
      )}
      {interviews.isError && (
        <LoadFailed
          what={t('last.failed')}
          safe={t('last.safe')}
          error={interviews.error}
          retry={() => void interviews.refetch()}
        />
      )}
      {interviews.data !== undefined && interviews.data.length > 0 && (
        <Band
          id="last"
          title={t('last.title')}
          about={<Link to="/progress">{t('last.progress')}</Link>}
        >
          <LastInterviews interviews={interviews.data} />
        </Band>
      )}
    </>
  );
}
