import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { LoadFailed } from '@/components/LoadFailed';
import { Score } from '@/components/Score';
import { Skeleton } from '@/components/Skeleton';
import type { Schemas } from '@/lib/api-client';
import { dayOf, figure } from '@/lib/format';
import { attemptsQuery } from './api/get-attempts';
import { outcomeQuery } from './api/get-outcome';
import { byQuestion, changeOf, type Practised } from './attempts';
import css from './PracticePage.module.css';
import { useStartFromRow } from './use-start';

/** What was practised, question by question, each with all its attempts. */
export function AttemptsBand() {
  const { t } = useTranslation('practice');
  const attempts = useInfiniteQuery(attemptsQuery);
  const practised = byQuestion(attempts.data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <Band id="attempts" title={t('attempts.title')} about={t('attempts.about')}>
      {attempts.isPending && <Skeleton label={t('attempts.loading')} widths={[0.8, 0.4, 0.7]} />}
      {attempts.isError && (
        <LoadFailed
          what={t('attempts.failed')}
          error={attempts.error}
          retry={() => void attempts.refetch()}
        />
      )}
      {attempts.isSuccess && practised.length === 0 && (
        <p className="help">{t('attempts.empty')}</p>
      )}
      <ul className={css.rows}>
        {practised.map((one) => (
          <Question key={one.question} practised={one} />
        ))}
      </ul>
      {attempts.hasNextPage && (
        <Button
          size="sm"
          variant="subtle"
          className={css.tuck ?? ''}
          loading={attempts.isFetchingNextPage}
          onClick={() => void attempts.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Band>
  );
}

function Question({ practised }: { practised: Practised }) {
  const { t } = useTranslation('practice');
  const { question, practices } = practised;
  const { begin, isPending } = useStartFromRow();
  const finished = practices.find(({ status }) => status === 'completed');
  const questionId = practices[0].questions[0]?.id;
  return (
    <li className={css.practised}>
      <div className={css.questionRow}>
        <h3 className={css.question} lang="en">
          {question}
        </h3>
        {questionId !== undefined && (
          <Button
            size="sm"
            variant="subtle"
            loading={isPending}
            aria-label={t('againOne', { what: question })}
            onClick={() => begin({ question_id: questionId })}
          >
            {t('again')}
          </Button>
        )}
      </div>
      {finished !== undefined && <BeforeAndAfter interviewId={finished.id} />}
      <ol className={css.attempts}>
        {practices.map((practice) => (
          <Attempt key={practice.id} practice={practice} />
        ))}
      </ol>
    </li>
  );
}

/** What became of it since the attempt before, in one sentence. */
function BeforeAndAfter({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('practice');
  const answer = useQuery(outcomeQuery(interviewId)).data ?? null;
  if (answer === null) return null;
  const change = changeOf(answer);
  const points = 'points' in change ? figure(change.points, 1) : '';
  return <p className="small">{t(`change.${change.kind}`, { points })}</p>;
}

function Attempt({ practice }: { practice: Schemas['Interview'] }) {
  const { t } = useTranslation('practice');
  const { id, status, overall_score, created_at } = practice;
  const day = dayOf(created_at, new Date());
  const open = status === 'pending' || status === 'in_progress';
  return (
    <li>
      <time className="help" dateTime={created_at}>
        {day}
      </time>
      {status === 'completed' ? (
        <Score score={overall_score} />
      ) : (
        <span className="help">{t(`status.${status}`)}</span>
      )}
      {open ? (
        <Link
          to="/interviews/$interviewId/green-room"
          params={{ interviewId: id }}
          aria-label={t('goOnOne', { day })}
        >
          {t('goOn')}
        </Link>
      ) : (
        <Link
          to="/interviews/$interviewId/results"
          params={{ interviewId: id }}
          aria-label={t('seeOne', { day })}
        >
          {t('see')}
        </Link>
      )}
    </li>
  );
}
