import { type ReactNode, useMemo } from 'react';
import { Presence } from '@/components/Presence';
import { QuestionProgress } from '@/components/QuestionProgress';
import { useObservable } from '@/lib/use-observable';
import type { ConnectionState } from '@/media/connection-state';
import type { RoomView } from '@/media/room-state';
import { Captions } from './Captions';
import type { Call } from './call';
import css from './Stage.module.css';
import { sayingOf } from './words';

interface StageProps {
  call: Call;
  connection: ConnectionState;
  view: RoomView;
  captions: boolean;
  children: ReactNode;
}

export function Stage({ call, connection, view, captions, children }: StageProps) {
  const saying = sayingOf(connection, view);
  const voice = useObservable(call.voice);
  const remote = useObservable(call.remote);
  const own = voice.kind === 'open' ? voice.stream : null;
  const heard = saying.state === 'listening' ? own : remote;
  const level = useMemo(() => (heard === null ? null : call.levels(heard)), [call, heard]);
  const { question, interviewer, total } = view;
  const raw = connection.kind === 'joined' ? view.agentState : connection.kind;
  return (
    <main className={css.stage}>
      <Presence
        state={saying.state}
        label={`${interviewer.name}, your interviewer`}
        watchLevel={level}
        small={voice.kind === 'typing'}
      />
      <p className={css.saying} role="status" data-testid="agent-state" data-state={raw}>
        <strong>{saying.what}</strong> {saying.so}
      </p>
      {children}
      {question !== null && (
        <div className={css.asked}>
          <QuestionProgress index={question.index} total={total} />
          {question.follow_up && <p className={css.follow}>A follow-up to your answer</p>}
          <h1 className={css.question} data-testid="question">
            {question.text}
          </h1>
        </div>
      )}
      {view.hint !== null && (
        <p className={css.hint} role="status" data-testid="hint">
          <strong>Hint.</strong> {view.hint}
        </p>
      )}
      {captions && <Captions view={view} />}
    </main>
  );
}
