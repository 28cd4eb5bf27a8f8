import { Button, CloseButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Interview } from '@/lib/api/get-interview';
import type { AnswerBody } from '@/media/messages';
import type { RoomView } from '@/media/room-state';
import { captionOf } from './Captions';
import css from './TranscriptPanel.module.css';

interface TranscriptPanelProps {
  close: () => void;
  view: RoomView;
  questions: Interview['questions'];
  edit: (answerId: string, text: string) => void;
}

/** What was answered so far, to be corrected where it was misheard; the interview goes on beside it. */
export function TranscriptPanel({ close, view, questions, edit }: TranscriptPanelProps) {
  const asked = new Map(questions.map(({ id, text }) => [id, text]));
  const open = captionOf(view);
  return (
    <aside className={css.panel} aria-label="Transcript">
      <header>
        <h2>Transcript</h2>
        <CloseButton aria-label="Close the transcript" onClick={close} />
      </header>
      {view.answers.length === 0 && (
        <p className="help">Your answers will stand here, and you can correct them.</p>
      )}
      <ol>
        {view.answers.map((answer) => (
          <Answer
            key={answer.answer_id}
            answer={answer}
            question={asked.get(answer.question_id) ?? null}
            edit={edit}
          />
        ))}
      </ol>
      {open !== null && (
        <p className={css.open}>
          <span className="help">{open.who}, just now</span>
          {open.settled} {open.partial}
        </p>
      )}
    </aside>
  );
}

interface AnswerProps {
  answer: AnswerBody;
  question: string | null;
  edit: (answerId: string, text: string) => void;
}

function Answer({ answer, question, edit }: AnswerProps) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <li>
        {question !== null && <p className="help">{question}</p>}
        <p>{answer.text === '' ? <span className="dim">Skipped</span> : answer.text}</p>
        {answer.text !== '' && (
          <Button
            size="sm"
            variant="subtle"
            className={css.tuck ?? ''}
            onClick={() => setDraft(answer.text)}
          >
            Correct it
          </Button>
        )}
      </li>
    );
  }
  return (
    <li>
      <Textarea
        label={question ?? 'Your answer'}
        value={draft}
        rows={6}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <div className="row">
        <Button
          size="sm"
          disabled={draft.trim() === ''}
          onClick={() => {
            edit(answer.answer_id, draft.trim());
            setDraft(null);
          }}
        >
          Save
        </Button>
        <Button size="sm" variant="subtle" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </div>
    </li>
  );
}
