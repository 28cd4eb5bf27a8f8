import { Button, Kbd } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { Icon } from '@/components/Icon';
import { Notice } from '@/components/Notice';
import { ApiError } from '@/lib/api-error';
import { errorText } from '@/lib/error-text';
import { useKeys } from '@/lib/use-keys';
import type { Question } from './api/create-interview';
import { MOST_QUESTIONS } from './draft';
import { QuestionForm } from './QuestionForm';
import { QuestionsPanel } from './QuestionsPanel';
import css from './QuestionsPanel.module.css';
import { SortableQuestions } from './SortableQuestions';
import { type Editing, useEditing } from './use-editing';

interface PreparedProps {
  interviewId: string;
  questions: readonly Question[];
  difficulty: Question['difficulty'];
}

/** The questions are written: they can be changed, and the interview can begin. */
export function Prepared({ interviewId, questions, difficulty }: PreparedProps) {
  const { t } = useTranslation('new-interview');
  const editing = useEditing(interviewId, questions);
  const [asksForAll, setAsksForAll] = useState(false);
  return (
    <QuestionsPanel
      status={editing.said ?? t('questions.written', { count: questions.length })}
      action={
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Icon name="repeat" size={18} />}
          loading={editing.rewritingAll}
          onClick={() => setAsksForAll(true)}
        >
          {t('questions.again')}
        </Button>
      }
    >
      {editing.error !== null && <Refused error={editing.error} />}
      <SortableQuestions questions={questions} editing={editing} />
      {questions.length < MOST_QUESTIONS && <AddOwn editing={editing} difficulty={difficulty} />}
      <Go interviewId={interviewId} />
      <Dialogs editing={editing} asksForAll={asksForAll} close={() => setAsksForAll(false)} />
    </QuestionsPanel>
  );
}

function Refused({ error }: { error: Error }) {
  const { t } = useTranslation('new-interview');
  const closed = error instanceof ApiError && error.status === 409;
  return (
    <div className={css.notice}>
      <Notice kind="weak" title={t('refused.title')}>
        {closed ? t('refused.closed') : errorText(error)}
      </Notice>
    </div>
  );
}

function AddOwn({ editing, difficulty }: { editing: Editing; difficulty: Question['difficulty'] }) {
  const { t } = useTranslation('new-interview');
  const [writing, setWriting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (writing) {
    return (
      <div className={css.add}>
        <QuestionForm
          label={t('question.own')}
          start={{ text: '', category: 'experience', difficulty }}
          save={editing.add}
          close={() => {
            setWriting(false);
            requestAnimationFrame(() => opener.current?.focus());
          }}
        />
      </div>
    );
  }
  return (
    <div className={css.add}>
      <Button
        ref={opener}
        size="sm"
        leftSection={<Icon name="plus" size={18} />}
        onClick={() => setWriting(true)}
      >
        {t('question.add')}
      </Button>
    </div>
  );
}

function Go({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('new-interview');
  const navigate = useNavigate();
  const where = {
    to: '/interviews/$interviewId/green-room',
    params: { interviewId },
  } as const;
  useKeys({ Enter: { down: () => void navigate(where) } });
  return (
    <div className={css.go}>
      <Button
        variant="filled"
        size="lg"
        rightSection={<Kbd>Enter</Kbd>}
        renderRoot={(props) => <Link {...where} {...props} />}
      >
        {t('go')}
      </Button>
      <Button
        variant="subtle"
        size="lg"
        renderRoot={(props) => <Link to="/interviews" {...props} />}
      >
        {t('later')}
      </Button>
    </div>
  );
}

interface DialogsProps {
  editing: Editing;
  asksForAll: boolean;
  close: () => void;
}

/** What is gone for good is asked for first. */
function Dialogs({ editing, asksForAll, close }: DialogsProps) {
  const { t } = useTranslation('new-interview');
  const { toRemove } = editing;
  return (
    <>
      <ConfirmDialog
        opened={toRemove !== null}
        close={() => editing.askToRemove(null)}
        title={t('remove.title', { number: toRemove?.index ?? 0 })}
        action={t('remove.action')}
        confirm={editing.remove}
        pending={editing.removing}
      >
        {toRemove?.text}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asksForAll}
        close={close}
        title={t('all.title')}
        action={t('all.action')}
        confirm={() => void editing.rewriteAll().then(close, close)}
        pending={editing.rewritingAll}
      >
        {t('all.text')}
      </ConfirmDialog>
    </>
  );
}
