import type { RoomView, Turn } from '@/media/room-state';
import css from './Captions.module.css';

interface Caption {
  who: string;
  settled: string;
  partial: string;
}

/** What was said last: the interviewer's turn, or all of the candidate's open answer. */
export function captionOf(view: RoomView): Caption | null {
  const last = view.turns.at(-1);
  if (last === undefined) return null;
  if (last.role === 'interviewer') return caption(view.interviewer.name, [last]);
  const own = (turn: Turn) => turn.role === 'candidate' && turn.questionId === last.questionId;
  return caption('You', view.turns.filter(own));
}

function caption(who: string, turns: readonly Turn[]): Caption {
  const text = (final: boolean) =>
    turns
      .filter((turn) => turn.final === final && turn.text !== '')
      .map((turn) => turn.text)
      .join(' ');
  return { who, settled: text(true), partial: text(false) };
}

/** The newest lines stay in sight. Readers are told settled text only: half words would stutter. */
export function Captions({ view }: { view: RoomView }) {
  const shown = captionOf(view);
  return (
    <section className={css.captions} aria-label="Captions" data-testid="captions">
      {shown !== null && <p className={css.who}>{shown.who}</p>}
      <div className={css.lines}>
        <p>
          <span aria-live="polite">{shown?.settled}</span>{' '}
          <span className={css.partial}>{shown?.partial}</span>
        </p>
      </div>
    </section>
  );
}
