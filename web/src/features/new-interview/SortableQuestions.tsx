import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Question } from './api/create-interview';
import { QuestionRow } from './QuestionRow';
import css from './QuestionsPanel.module.css';
import type { Editing } from './use-editing';

const DRAG_FROM_PX = 4;

const onlyUpAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** Space lifts a question, arrows carry it, Space puts it down, Escape puts it back. */
function announcements(questions: readonly Question[], t: TFunction<'new-interview'>) {
  const place = (id: UniqueIdentifier) => questions.findIndex((one) => one.id === id) + 1;
  const total = questions.length;
  return {
    onDragStart: ({ active }) => t('drag.lifted', { number: place(active.id), total }),
    onDragOver: ({ active, over }) =>
      over === null
        ? undefined
        : t('drag.over', { number: place(active.id), place: place(over.id), total }),
    onDragEnd: ({ active, over }) =>
      t('drag.dropped', { number: place(active.id), place: place((over ?? active).id), total }),
    onDragCancel: ({ active }) => t('drag.cancelled', { number: place(active.id) }),
  } satisfies Announcements;
}

interface SortableQuestionsProps {
  questions: readonly Question[];
  editing: Editing;
}

/** The questions in their order, which is changed by dragging, by keys, or from a row's menu. */
export function SortableQuestions({ questions, editing }: SortableQuestionsProps) {
  const { t } = useTranslation('new-interview');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_FROM_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const dropped = ({ active, over }: DragEndEvent) => {
    const question = questions.find(({ id }) => id === active.id);
    const to = questions.findIndex(({ id }) => id === over?.id);
    if (question !== undefined && to >= 0 && to !== question.index - 1) editing.place(question, to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[onlyUpAndDown]}
      onDragEnd={dropped}
      accessibility={{
        announcements: announcements(questions, t),
        screenReaderInstructions: { draggable: t('drag.instructions') },
      }}
    >
      <SortableContext items={questions.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className={css.questions}>
          {questions.map((question) => (
            <QuestionRow
              key={question.id}
              question={question}
              total={questions.length}
              editing={editing}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
