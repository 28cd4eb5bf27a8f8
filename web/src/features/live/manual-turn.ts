import type { CallSettings } from '@/lib/call-settings';
import type { WatchLevel } from '@/lib/use-level';
import { browserClock, type Cancel } from '@/media/clock';
import type { ClientMessage } from '@/media/messages';
import type { RoomView } from '@/media/room-state';
import type { Readable } from '@/media/store';
import { TakeRecorder } from '@/media/take';
import type { Voice } from './voice';

/** The microphone stays open for so long after the key: the last word is still on its way. */
const TAIL_MS = 400;

/** The `ref` of talk messages: a refusal means that nobody listens. */
const TALK = 'talk';

interface Room {
  send: (message: ClientMessage) => boolean;
  view: Readable<RoomView | null>;
  settings: Readable<CallSettings>;
  voice: Voice;
  levels: (stream: MediaStream) => WatchLevel;
}

/**
 * Manual mode: the candidate is heard only between the two presses of Space, can hear that again,
 * and sends it. Call `sync` whenever the view or the settings changed.
 *
 * The interviewer is told when talking begins, so that it falls silent, and not when it stops: that
 * would end the turn, and the answer with it.
 */
export class ManualTurn {
  readonly recorder = new TakeRecorder(browserClock);
  private readonly room: Room;
  private questionId: string | null = null;
  /** Non-null until the last word has gone out. */
  private tail: Cancel | null = null;
  /** What an answer is to say once it is saved. */
  private correction: { questionId: string; text: string } | null = null;

  constructor(room: Room) {
    this.room = room;
  }

  get talking(): boolean {
    return this.recorder.take.get().talking;
  }

  talk(on: boolean): void {
    if (on === this.talking) return;
    if (!on) {
      this.stop();
      return;
    }
    if (!this.room.send({ type: 'talk', on, ref: TALK })) return;
    this.room.voice.setHeard(true);
    this.record();
  }

  /** Another microphone is in use: what is said goes on to be recorded from that one. */
  moved(): void {
    if (!this.talking) return;
    this.recorder.end();
    this.record();
  }

  /** Throws away what was said to this question. */
  discard(): void {
    if (!this.room.send({ type: 'discard_answer' })) return;
    this.recorder.clear();
    this.sync();
  }

  /** Sends the answer; `corrected` is what it should read, null where it is right as understood. */
  submit(corrected: string | null): void {
    if (!this.talking) {
      this.send(corrected);
      return;
    }
    this.stop(() => this.send(corrected));
  }

  sync(): void {
    const view = this.room.view.get();
    const manual = this.room.settings.get().patience === 'manual';
    const questionId = view?.question?.id ?? null;
    if (questionId !== this.questionId || !manual) this.recorder.clear();
    this.questionId = questionId;
    if (this.talking && (view?.paused || view?.error?.ref === TALK)) this.recorder.end();
    this.room.voice.setHeard(!manual || this.talking || this.tail !== null);
    if (view !== null) this.correct(view);
  }

  close(): void {
    this.tail?.();
    this.recorder.clear();
  }

  private record(): void {
    const { voice, levels } = this.room;
    const { stream } = voice;
    this.recorder.begin(stream, stream === null ? null : levels(stream));
  }

  private stop(then: () => void = () => {}): void {
    this.tail?.();
    this.tail = browserClock.after(TAIL_MS, () => {
      this.tail = null;
      this.sync();
      then();
    });
    this.recorder.end();
    this.sync();
  }

  private send(corrected: string | null): void {
    if (!this.room.send({ type: 'submit_answer' })) return;
    if (corrected !== null && this.questionId !== null) {
      this.correction = { questionId: this.questionId, text: corrected };
    }
  }

  /** An answer can be corrected only once it is saved. */
  private correct(view: RoomView): void {
    const { correction } = this;
    const saved = view.answers.find((one) => one.question_id === correction?.questionId);
    if (correction === null || saved === undefined) return;
    const { answer_id } = saved;
    const sent = this.room.send({ type: 'edit_transcript', answer_id, text: correction.text });
    if (sent) this.correction = null;
  }
}
