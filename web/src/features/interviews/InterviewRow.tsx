import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { Score } from '@/components/Score';
import type { Interview } from '@/lib/api/get-interview';
import { dayOf } from '@/lib/format';
import css from './InterviewTable.module.css';

interface InterviewRowProps {
  interview: Interview;
  busy: boolean;
  remove?: () => void;
  restore?: () => void;
}

/** One interview: what it was for, when, how it stands, and what can be done next. */
export function InterviewRow({ interview, busy, remove, restore }: InterviewRowProps) {
  const { t } = useTranslation('interviews');
  const { job, kind, status, created_at, questions, overall_score, restorable_until } = interview;
  const about = [
    job.company,
    kind === 'practice' ? t('kind.practice') : t('questions', { count: questions.length }),
  ];
  return (
    <>
      <div className={css.what}>
        {restore === undefined ? (
          <Place interview={interview} />
        ) : (
          <span className={css.title}>{job.title}</span>
        )}
        <span className={css.about}>{about.filter((part) => part !== null).join(', ')}</span>
        {restorable_until !== null && (
          <time className={css.about} dateTime={restorable_until}>
            {t('gone.until', { day: dayOf(restorable_until, new Date()) })}
          </time>
        )}
      </div>
      <time className="help" dateTime={created_at}>
        {dayOf(created_at, new Date())}
      </time>
      <span className={css.status}>{t(`status.${status}`)}</span>
      <span className={css.score}>
        {isOver(interview) && <Score score={overall_score} brief={overall_score === null} />}
      </span>
      <div className={css.actions}>
        {restore === undefined ? (
          <Actions interview={interview} busy={busy} remove={remove} />
        ) : (
          <Button
            size="sm"
            variant="subtle"
            loading={busy}
            onClick={restore}
            aria-label={t('restoreOf', { title: job.title })}
          >
            {t('restore')}
          </Button>
        )}
      </div>
    </>
  );
}

function isOver({ status }: Interview): boolean {
  return status === 'completed' || status === 'abandoned';
}

/** The title leads to where this interview is: being prepared, in its room, or judged. */
function Place({ interview }: { interview: Interview }) {
  const { id, status, kind, job } = interview;
  const params = { interviewId: id };
  if (status === 'pending' && kind === 'interview') {
    return (
      <Link to="/interviews/new" search={{ interview: id }} className={css.title}>
        {job.title}
      </Link>
    );
  }
  if (status === 'pending' || status === 'in_progress') {
    return (
      <Link to="/interviews/$interviewId/green-room" params={params} className={css.title}>
        {job.title}
      </Link>
    );
  }
  return (
    <Link to="/interviews/$interviewId/results" params={params} className={css.title}>
      {job.title}
    </Link>
  );
}

interface ActionsProps {
  interview: Interview;
  busy: boolean;
  remove: (() => void) | undefined;
}

function Actions({ interview, busy, remove }: ActionsProps) {
  const { t } = useTranslation('interviews');
  const { id, status, job, kind } = interview;
  const open = status === 'pending' || status === 'in_progress';
  const params = { interviewId: id };
  const next = status === 'pending' ? t('begin') : t('continue');
  return (
    <>
      {open && (
        <Link
          to="/interviews/$interviewId/green-room"
          params={params}
          className={css.next}
          aria-label={t('of', { action: next, title: job.title })}
        >
          {next}
        </Link>
      )}
      {!open && kind === 'interview' && (
        <Link
          to="/interviews/new"
          search={{ like: id }}
          className={css.next}
          aria-label={t('of', { action: t('again'), title: job.title })}
        >
          {t('again')}
        </Link>
      )}
      <Menu position="bottom-end" width="max-content" portalProps={{ target: '#main' }}>
        <Menu.Target>
          <button
            type="button"
            className={css.menu}
            aria-label={t('menuOf', { title: job.title })}
            aria-busy={busy}
          >
            <Icon name="more" size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {open && kind === 'interview' && (
            <Menu.Item
              renderRoot={(props) => <Link to="/interviews/new" search={{ like: id }} {...props} />}
            >
              {t('alike')}
            </Menu.Item>
          )}
          {!open && (
            <Menu.Item
              renderRoot={(props) => (
                <Link to="/interviews/$interviewId/results" params={params} {...props} />
              )}
            >
              {t('results')}
            </Menu.Item>
          )}
          <Menu.Item onClick={remove}>{t('delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
