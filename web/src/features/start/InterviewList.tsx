import { Link } from '@tanstack/react-router';
import type { Interview } from '@/lib/api/get-interview';
import { dayOf, plural } from '@/lib/format';
import css from './InterviewList.module.css';

const WORDS: Record<Interview['status'], string> = {
  pending: 'Not begun',
  in_progress: 'Stopped midway',
  evaluating: 'Being evaluated',
  completed: 'Finished',
  abandoned: 'Left unfinished',
};

export function InterviewList({ interviews }: { interviews: readonly Interview[] }) {
  return (
    <ul className={css.rows}>
      {interviews.map((interview) => (
        <Row key={interview.id} interview={interview} />
      ))}
    </ul>
  );
}

function Row({ interview }: { interview: Interview }) {
  const { id, job, status, created_at, questions } = interview;
  const begin = status === 'pending' ? 'Begin' : 'Continue';
  const open = status === 'pending' || status === 'in_progress';
  return (
    <li>
      <span>
        <span className={css.job}>{job.title}</span>{' '}
        {job.company !== null && <span className="dim">{job.company}</span>}
      </span>
      <span className="small">
        {WORDS[status]}, {plural(questions.length, 'question')}
      </span>
      <time className="help" dateTime={created_at}>
        {dayOf(created_at, new Date())}
      </time>
      {open ? (
        <Link
          to="/interviews/$interviewId/green-room"
          params={{ interviewId: id }}
          aria-label={`${begin} ${job.title}`}
        >
          {begin}
        </Link>
      ) : (
        <Link
          to="/interviews/$interviewId/results"
          params={{ interviewId: id }}
          aria-label={`See results of ${job.title}`}
        >
          See results
        </Link>
      )}
    </li>
  );
}
