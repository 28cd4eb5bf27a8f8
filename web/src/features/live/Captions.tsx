import { useTranslation } from 'react-i18next';
import { clockTime } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { answerS, type RoomView, type Turn } from '@/media/room-state';
import css from './Captions.module.css';

interface Caption {
  /** Null is the candidate. */
  name: string | null;
  settled: string;
  partial: string;
}

/** What was said last: the interviewer's turn, or all of the candidate's open answer. */
export function captionOf(view: RoomView): Caption | null {
  const last = view.turns.at(-1);
  if (last === undefined) return null;
  if (last.role === 'interviewer') return caption(view.interviewer.name, [last]);
  return caption(null, answerTurns(view, last.questionId));
}

/** All that the candidate said to the open question, as it was understood. */
export function openAnswer(view: RoomView): string {
  const { settled, partial } = caption(null, answerTurns(view, view.question?.id ?? null));
  return `${settled} ${partial}`.trim();
}

function answerTurns(view: RoomView, questionId: string | null): readonly Turn[] {
  return view.turns.filter((turn) => turn.role === 'candidate' && turn.questionId === questionId);
}

function caption(name: string | null, turns: readonly Turn[]): Caption {
  const text = (final: boolean) =>
    turns
      .filter((turn) => turn.final === final && turn.text !== '')
      .map((turn) => turn.text)
      .join(' ');
  return { name, settled: text(true), partial: text(false) };
}

interface CaptionsProps {
  view: RoomView;
  /** The interview's clock goes on. */
  running: boolean;
  /** With the time of the answer. */
  timed: boolean;
}

/** The newest lines stay in sight. Readers are told settled text only: half words would stutter. */
export function Captions({ view, running, timed }: CaptionsProps) {
  const { t } = useTranslation('live');
  const shown = captionOf(view);
  return (
    <section className={css.captions} aria-label={t('captions.label')} data-testid="captions">
      {shown !== null && (
        <p className={css.who}>
          <span>{shown.name ?? t('captions.you')}</span>
          {shown.name === null && timed && <AnswerTime view={view} running={running} />}
        </p>
      )}
      <div className={css.lines} lang="en">
        <p>
          <span aria-live="polite">{shown?.settled}</span>{' '}
          <span className={css.partial}>{shown?.partial}</span>
        </p>
      </div>
    </section>
  );
}

/** How long the open answer is; it stands still while the line is down. */
export function AnswerTime({ view, running }: { view: RoomView; running: boolean }) {
  const { t } = useTranslation('live');
  const now = useNow();
  const seconds = answerS(view, running ? Math.max(now, view.elapsedAtMs) : view.elapsedAtMs);
  if (seconds === null) return null;
  return (
    <span className="num" data-testid="answer-time">
      <span className="vh">{t('captions.answerTime')} </span>
      {clockTime(seconds)}
    </span>
  );
}
