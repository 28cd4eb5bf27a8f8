import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddQuestion } from './api/add-question';
import type { Question } from './api/create-interview';
import { useDeleteQuestion } from './api/delete-question';
import { useOrderQuestions } from './api/order-questions';
import { useRegenerateQuestions } from './api/regenerate-questions';
import { useUpdateQuestion } from './api/update-question';
import type { QuestionFields } from './QuestionForm';

/** All that can be done to the questions of an interview that has not begun. */
export interface Editing {
  /** What was done last, to be read out; null at first. */
  said: string | null;
  error: Error | null;
  isRewritten: (id: string) => boolean;
  /** The question that waits for a yes before it goes. */
  toRemove: Question | null;
  askToRemove: (question: Question | null) => void;
  removing: boolean;
  remove: () => void;
  add: (fields: QuestionFields) => Promise<unknown>;
  update: (question: Question, fields: QuestionFields) => Promise<unknown>;
  rewrite: (question: Question) => void;
  rewriteAll: () => Promise<unknown>;
  rewritingAll: boolean;
  /** Puts a question at a place, counted from 0, and says so. */
  move: (question: Question, to: number) => void;
  /** The same for what has said so itself. */
  place: (question: Question, to: number) => void;
  /** Gives the focus to the menu of the row with this number, or of the last one. */
  focusRow: (number: number) => void;
}

/** As long as a change may take from the answer to the page. */
const SETTLED_AFTER_MS = 300;

function focusMenu(number: number): void {
  const rows = document.querySelectorAll('[data-row]');
  const row = rows[Math.min(number, rows.length) - 1];
  row?.querySelector<HTMLElement>('[data-menu]')?.focus();
}

/** Gives the focus to a row's menu, again when that row comes back anew and takes it along. */
function useRowFocus(questions: readonly Question[]) {
  const [wanted, setWanted] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other questions are other rows.
  useEffect(() => {
    if (wanted === null) return;
    focusMenu(wanted);
    const timer = setTimeout(() => setWanted(null), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted, questions]);
  return setWanted;
}

export function useEditing(interviewId: string, questions: readonly Question[]): Editing {
  const { t } = useTranslation('new-interview');
  const [said, setSaid] = useState<string | null>(null);
  const [toRemove, setToRemove] = useState<Question | null>(null);
  const [rewritten, setRewritten] = useState<readonly string[]>([]);
  const add = useAddQuestion(interviewId);
  const update = useUpdateQuestion(interviewId);
  const remove = useDeleteQuestion(interviewId);
  const order = useOrderQuestions(interviewId);
  const regenerate = useRegenerateQuestions(interviewId);
  const known = useRef(questions);
  known.current = questions;
  const focusRow = useRowFocus(questions);

  const rewrite = (question: Question) => {
    setRewritten((ids) => [...ids, question.id]);
    regenerate.mutate([question.id], {
      onSuccess: () => {
        setSaid(t('said.rewritten', { number: question.index }));
        focusRow(question.index);
      },
      onSettled: () => setRewritten((ids) => ids.filter((id) => id !== question.id)),
    });
  };
  const removeNow = () => {
    if (toRemove === null) return;
    remove.mutate(toRemove.id, {
      onSuccess: () => setSaid(t('said.removed', { number: toRemove.index })),
      onSettled: () => {
        setToRemove(null);
        focusRow(toRemove.index);
      },
    });
  };
  const place = (question: Question, to: number) => {
    const ids = known.current.map(({ id }) => id).filter((id) => id !== question.id);
    order.mutate(ids.toSpliced(to, 0, question.id));
  };
  const move = (question: Question, to: number) => {
    place(question, to);
    setSaid(t('said.moved', { number: question.index, place: to + 1 }));
  };
  return {
    said,
    error: remove.error ?? order.error ?? regenerate.error,
    isRewritten: (id) => regenerate.isPending && rewritten.includes(id),
    toRemove,
    askToRemove: (question) => {
      setToRemove(question);
      if (question === null && toRemove !== null) focusRow(toRemove.index);
    },
    removing: remove.isPending,
    remove: removeNow,
    add: async (fields) => {
      const added = await add.mutateAsync(fields);
      setSaid(t('said.added', { number: added.index }));
    },
    update: async ({ id, index }, fields) => {
      await update.mutateAsync({ id, change: fields });
      setSaid(t('said.changed', { number: index }));
    },
    rewrite,
    rewriteAll: async () => {
      await regenerate.mutateAsync(null);
      setSaid(t('said.allRewritten'));
    },
    rewritingAll: regenerate.isPending && regenerate.variables === null,
    move,
    place,
    focusRow,
  };
}
