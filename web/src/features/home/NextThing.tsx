import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { NextWhy } from '@/components/NextWhy';
import type { Interview } from '@/lib/api/get-interview';
import { answeredQuery } from './api/get-answered';
import type { NextStep } from './api/get-next-step';
import css from './Home.module.css';
import { NextQuestion } from './NextQuestion';
import type { NextThing as Thing } from './next-thing';
import { usePractice } from './use-practice';

/** The page's answer: one thing to do, in words, with its button. */
export function NextThing({ thing }: { thing: Thing }) {
  switch (thing.kind) {
    case 'continue':
      return <CarryOn interview={thing.interview} />;
    case 'begin':
      return <Begin interview={thing.interview} />;
    case 'practise':
      return <Practise next={thing.next} />;
    default:
      return <Anew kind={thing.kind} />;
  }
}

interface OpeningProps {
  title: string;
  lead: ReactNode;
  actions: ReactNode;
  aside?: ReactNode;
}

function Opening({ title, lead, actions, aside }: OpeningProps) {
  return (
    <section className={css.opening}>
      <div className={css.hero}>
        <h1 className="title">{title}</h1>
        <p className="lead">{lead}</p>
        <div className={css.actions}>{actions}</div>
      </div>
      {aside}
    </section>
  );
}

function NewInterview({ filled = false }: { filled?: boolean }) {
  const { t } = useTranslation('home');
  return (
    <Button
      variant={filled ? 'filled' : 'subtle'}
      size="lg"
      renderRoot={(props) => <Link to="/interviews/new" {...props} />}
    >
      {t('newInterview')}
    </Button>
  );
}

function ToGreenRoom({ interview, children }: { interview: Interview; children: ReactNode }) {
  return (
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
      {children}
    </Button>
  );
}

/** The job in a sentence: its title stands out, the company follows where it is known. */
function Job({ of, interview }: { of: 'continue' | 'begin'; interview: Interview }) {
  const { title, company } = interview.job;
  const { t } = useTranslation('home');
  const known = company === null ? 'alone' : 'at';
  return (
    <Trans
      t={t}
      i18nKey={`${of}.${known}`}
      values={{ title, company }}
      components={{ b: <strong /> }}
    />
  );
}

function CarryOn({ interview }: { interview: Interview }) {
  const { t } = useTranslation('home');
  const answered = useQuery(answeredQuery(interview.id));
  const done = interview.questions.filter(({ id }) => answered.data?.includes(id) ?? false);
  const next = interview.questions.find(({ id }) => !(answered.data?.includes(id) ?? true));
  return (
    <Opening
      title={t('continue.title')}
      lead={
        <>
          <Job of="continue" interview={interview} />{' '}
          {done.length === 0 ? t('continue.kept') : t('continue.saved', { count: done.length })}
        </>
      }
      actions={
        <>
          <ToGreenRoom interview={interview}>
            {next === undefined
              ? t('continue.go')
              : t('continue.atQuestion', { index: next.index })}
          </ToGreenRoom>
          <NewInterview />
        </>
      }
      aside={
        next !== undefined && (
          <NextQuestion question={next} done={done.length} total={interview.questions.length} />
        )
      }
    />
  );
}

function Begin({ interview }: { interview: Interview }) {
  const { t } = useTranslation('home');
  const [first] = interview.questions;
  return (
    <Opening
      title={t('begin.title')}
      lead={
        <>
          <Job of="begin" interview={interview} />{' '}
          {t('begin.questions', { count: interview.questions.length })}
        </>
      }
      actions={
        <>
          <ToGreenRoom interview={interview}>{t('begin.go')}</ToGreenRoom>
          <NewInterview />
        </>
      }
      aside={
        first !== undefined && (
          <NextQuestion question={first} done={0} total={interview.questions.length} />
        )
      }
    />
  );
}

function Practise({ next }: { next: NextStep }) {
  const { t } = useTranslation('home');
  const practice = usePractice(next.skill);
  return (
    <Opening
      title={t('practise.title', { skill: next.skill })}
      lead={<NextWhy next={next} rests={next.rests} />}
      actions={
        <>
          <Button variant="filled" size="lg" loading={practice.pending} onClick={practice.start}>
            {t('practise.go')}
          </Button>
          <NewInterview />
          {practice.problem}
        </>
      }
    />
  );
}

function Anew({ kind }: { kind: 'again' | 'first' }) {
  const { t } = useTranslation('home');
  return (
    <Opening
      title={t(`${kind}.title`)}
      lead={t(`${kind}.lead`)}
      actions={<NewInterview filled />}
    />
  );
}
