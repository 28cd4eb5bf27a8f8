import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Score } from '@/components/Score';
import type { Interview } from '@/lib/api/get-interview';
import { dayOf } from '@/lib/format';
import css from './LastInterviews.module.css';

const SHOWN = 5;

/** One line each, the newest first; all of them have a page of their own. */
export function LastInterviews({ interviews }: { interviews: readonly Interview[] }) {
  const { t } = useTranslation('home');
  return (
    <>
      <ul className={css.rows}>
        {interviews.slice(0, SHOWN).map((interview) => (
          <Row key={interview.id} interview={interview} />
        ))}
      </ul>
      {interviews.length > SHOWN && (
        <p className={css.all}>
          <Link to="/interviews">{t('last.all')}</Link>
        </p>
      )}
    </>
  );
}

function Row({ interview }: { interview: Interview }) {
  const { t } = useTranslation('home');
  const { id, job, status, created_at, overall_score } = interview;
  const open = status === 'pending' || status === 'in_progress';
  const judged = status === 'completed' || status === 'abandoned';
  return (
    <li>
      <span className={css.what}>
        <Link
          className={css.job}
          to={open ? '/interviews/$interviewId/green-room' : '/interviews/$interviewId/results'}
          params={{ interviewId: id }}
        >
          {job.title}
        </Link>{' '}
        {job.company !== null && <span className="dim">{job.company}</span>}
      </span>
      <span className={css.how}>
        {judged ? <Score score={overall_score} /> : t(`status.${status}`)}
      </span>
      <time className="help" dateTime={created_at}>
        {dayOf(created_at, new Date())}
      </time>
    </li>
  );
}
