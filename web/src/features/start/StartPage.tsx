import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Presence } from '@/components/Presence';
import { Skeleton } from '@/components/Skeleton';
import { ensureSignedIn } from '@/lib/api/become-guest';
import type { Interview } from '@/lib/api/get-interview';
import { meQuery } from '@/lib/api/get-me';
import { interviewsQuery } from './api/get-interviews';
import { InterviewList } from './InterviewList';
import css from './StartPage.module.css';

export function StartPage() {
  const me = useQuery(meQuery);
  const signedIn = me.data != null;
  const interviews = useQuery({ ...interviewsQuery, enabled: signedIn });
  const unfinished = interviews.data?.find(({ status }) => status === 'in_progress');
  return (
    <Page title="Start">
      {unfinished === undefined ? <Invitation /> : <CarryOn interview={unfinished} />}
      {signedIn && (
        <section className={css.band} aria-labelledby="interviews">
          <h2 id="interviews" className="heading">
            Your interviews
          </h2>
          {interviews.isPending && (
            <Skeleton label="Loading your interviews" widths={[0.7, 0.55, 0.62]} />
          )}
          {interviews.isError && (
            <LoadFailed
              what="Your interviews did not load."
              safe="They are saved; this is only the page."
              error={interviews.error}
              retry={() => void interviews.refetch()}
            />
          )}
          {interviews.data?.length === 0 && (
            <p className="help">They will be here. The first one takes about ten minutes.</p>
          )}
          {interviews.data !== undefined && interviews.data.length > 0 && (
            <InterviewList interviews={interviews.data} />
          )}
        </section>
      )}
      {me.isError && (
        <div className={css.failed}>
          <LoadFailed
            what="The server did not answer."
            error={me.error}
            retry={() => void me.refetch()}
          />
        </div>
      )}
    </Page>
  );
}

/** What it is, and one button. */
function Invitation() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => ensureSignedIn(queries),
    onSuccess: () => navigate({ to: '/interviews/new' }),
  });
  return (
    <section className={css.invitation}>
      <div className={css.hero}>
        <h1 className="title">Talk through the interview before the real one.</h1>
        <p className="lead">
          Paste a job description. An interviewer asks its questions aloud, listens while you think,
          and asks back where an answer was thin. Afterwards you hear and read what you said.
        </p>
        <div className={css.actions}>
          <Button
            variant="filled"
            size="lg"
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            Start
          </Button>
          <span className="help">No account needed. You can type instead of talking.</span>
        </div>
        {start.isError && (
          <div className={css.failed}>
            <LoadFailed
              what="It could not start."
              error={start.error}
              retry={() => start.mutate()}
            />
          </div>
        )}
      </div>
      <Presence state="listening" label="The interviewer, listening" />
    </section>
  );
}

function CarryOn({ interview }: { interview: Interview }) {
  const { job } = interview;
  return (
    <section className={css.hero}>
      <h1 className="title">Carry on where you stopped.</h1>
      <p className="lead">
        You left <strong>{job.title}</strong>
        {job.company === null ? '' : ` at ${job.company}`}. Every answer so far is saved.
      </p>
      <div className={css.actions}>
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) => (
            <Link
              to="/interviews/$interviewId/green-room"
              params={{ interviewId: interview.id }}
              {...props}
            />
          )}
        >
          Continue
        </Button>
        <Button
          variant="subtle"
          size="lg"
          renderRoot={(props) => <Link to="/interviews/new" {...props} />}
        >
          New interview
        </Button>
      </div>
    </section>
  );
}
