import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Presence } from '@/components/Presence';
import { QuestionProgress } from '@/components/QuestionProgress';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomView } from '@/media/room-state';
import { AnswerTime, Captions } from './Captions';
import type { Call } from './call';
import css from './Stage.module.css';
import { type Answering, sayingOf } from './words';

interface StageProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  answering: Answering;
  captions: boolean;
  /** Manual mode tells the time of a recording, not of an answer. */
  timed: boolean;
  children: ReactNode;
}

export function Stage(props: StageProps) {
  const { call, connection, view, answering, captions, timed, children } = props;
  const { t } = useTranslation('live');
  const saying = sayingOf(connection, view, answering, t);
  const voice = useObservable(call.voice.source);
  const remote = useObservable(call.remote);
  const own = voice.kind === 'open' ? voice.stream : null;
  const heard = saying.state === 'listening' ? own : remote;
  const level = useMemo(() => (heard === null ? null : call.levels(heard)), [call, heard]);
  const { question, interviewer, total } = view;
  const joined = connection.kind === 'joined';
  return (
    <main className={css.stage} data-tight={answering === 'talking' ? undefined : true}>
      <Presence
        state={saying.state}
        label={t('presence', { name: interviewer.name })}
        watchLevel={level}
        small={answering !== 'talking'}
      />
      <p
        className={css.saying}
        role="status"
        data-testid="agent-state"
        data-state={joined ? view.agentState : connection.kind}
      >
        <strong>{saying.what}</strong> {saying.so}
      </p>
      {children}
      {question === null && <h1 className="vh">{t('title')}</h1>}
      {question !== null && (
        <div className={css.asked}>
          <QuestionProgress index={question.index} total={total} />
          {question.follow_up && <p className={css.follow}>{t('followUp')}</p>}
          <h1 className={css.question} data-testid="question" lang="en">
            {question.text}
          </h1>
        </div>
      )}
      {view.hint !== null && (
        <p className={css.hint} role="status" data-testid="hint">
          <strong>{t('hint')}</strong> <span lang="en">{view.hint}</span>
        </p>
      )}
      {captions && <Captions view={view} running={joined} timed={timed} />}
      {!captions && timed && (
        <p className={css.time}>
          <AnswerTime view={view} running={joined} />
        </p>
      )}
    </main>
  );
}
