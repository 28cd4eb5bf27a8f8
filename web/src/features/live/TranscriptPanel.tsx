import { Button, CloseButton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const { t } = useTranslation('live');
  const asked = new Map(questions.map(({ id, text }) => [id, text]));
  const open = captionOf(view);
  return (
    <aside className={css.panel} aria-label={t('transcript.label')}>
      <header>
        <h2>{t('transcript.label')}</h2>
        <CloseButton aria-label={t('transcript.close')} onClick={close} />
      </header>
      {view.answers.length === 0 && <p className="help">{t('transcript.empty')}</p>}
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
          <span className="help">
            {t('transcript.justNow', { who: open.name ?? t('captions.you') })}
          </span>
          <span lang="en">
            {open.settled} {open.partial}
          </span>
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
  const { t } = useTranslation('live');
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <li>
        {question !== null && (
          <p className="help" lang="en">
            {question}
          </p>
        )}
        {answer.text === '' ? (
          <p className="dim">{t('transcript.skipped')}</p>
        ) : (
          <p lang="en">{answer.text}</p>
        )}
        {answer.text !== '' && (
          <Button
            size="sm"
            variant="subtle"
            className={css.tuck ?? ''}
            onClick={() => setDraft(answer.text)}
          >
            {t('transcript.correct')}
          </Button>
        )}
      </li>
    );
  }
  return (
    <li>
      <Textarea
        label={question ?? t('answer.label')}
        lang="en"
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
          {t('transcript.save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={() => setDraft(null)}>
          {t('transcript.cancel')}
        </Button>
      </div>
    </li>
  );
}
