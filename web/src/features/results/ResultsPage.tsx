import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadFailed } from '@/components/LoadFailed';
import { Page } from '@/components/Page';
import { Skeleton } from '@/components/Skeleton';
import { type Interview, interviewQuery } from '@/lib/api/get-interview';
import { dayOf } from '@/lib/format';
import { Answer } from './Answer';
import { type Results, useResults } from './api/get-results';
import { Band } from './Band';
import { Categories } from './Categories';
import { Evidence } from './Evidence';
import { Recording } from './Recording';
import css from './ResultsPage.module.css';
import { Skills } from './Skills';
import { Verdict } from './Verdict';
import { isBeingJudged } from './words';

export function ResultsPage({ interviewId }: { interviewId: string }) {
  const interview = useQuery(interviewQuery(interviewId));
  const results = useResults(interviewId);
  const error = results.error ?? interview.error;
  return (
    <Page
      title="Results"
      action={
        <Button size="sm" renderRoot={(props) => <Link to="/interviews/new" {...props} />}>
          New interview
        </Button>
      }
    >
      {error !== null && (
        <LoadFailed
          what="The results did not load."
          safe="Your answers are saved; this is only the page."
          error={error}
          retry={() => void Promise.all([results.refetch(), interview.refetch()])}
        />
      )}
      {error === null && (results.isPending || interview.isPending) && (
        <Skeleton label="Loading the results" widths={[0.5, 0.35, 0.8, 0.74, 0.78]} />
      )}
      {results.data !== undefined && interview.data !== undefined && (
        <Loaded results={results.data} interview={interview.data} />
      )}
    </Page>
  );
}

function Loaded({ results, interview }: { results: Results; interview: Interview }) {
  const { job, created_at } = interview;
  const { recording, answers, scored_by } = results;
  // Averages that change with each answer would only be in the way.
  const settled = !isBeingJudged(results, interview);
  return (
    <>
      <p className={css.crumb}>
        <Link to="/">Interviews</Link>{' '}
        <span className="dim">
          / {job.title}
          {job.company === null ? '' : ` at ${job.company}`},{' '}
          <time dateTime={created_at}>{dayOf(created_at, new Date())}</time>
        </span>
      </p>
      <Verdict results={results} interview={interview} />
      {settled && scored_by !== null && <Evidence results={results} by={scored_by} />}
      {settled && <Categories results={results} />}
      {recording !== null && (
        <Band id="recording" title="The whole interview">
          <Recording recording={recording} answers={answers} />
        </Band>
      )}
      <section className={css.answers} aria-labelledby="answers">
        <h2 id="answers">Answer by answer</h2>
        {answers.length === 0 && <p className="help">No question was asked yet.</p>}
        <ol>
          {answers.map((answer, at) => (
            <Answer
              key={answer.question_id}
              answer={answer}
              number={at + 1}
              interviewId={interview.id}
              open={at === 0}
            />
          ))}
        </ol>
      </section>
      {settled && <Skills skills={results.skills} />}
    </>
  );
}
