import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { Skeleton } from '@/components/Skeleton';
import type { Question } from './api/create-interview';
import { QuestionForm } from './QuestionForm';
import css from './QuestionsPanel.module.css';
import { QuestionWords } from './QuestionWords';
import type { Editing } from './use-editing';

interface QuestionRowProps {
  question: Question;
  total: number;
  editing: Editing;
}

/** A question with what can be done to it: by dragging, or from its menu. */
export function QuestionRow({ question, total, editing }: QuestionRowProps) {
  const { t } = useTranslation('new-interview');
  const [writing, setWriting] = useState(false);
  const { id, index } = question;
  const sortable = useSortable({ id, disabled: writing });
  const rewritten = editing.isRewritten(id);
  return (
    <li
      ref={sortable.setNodeRef}
      className={css.question}
      data-dragged={sortable.isDragging || undefined}
      data-row={index}
      style={{
        transform: CSS.Translate.toString(sortable.transform),
        transition: sortable.transition,
      }}
    >
      <span className={css.number}>{index}</span>
      {writing ? (
        <QuestionForm
          label={t('question.textOf', { number: index })}
          start={question}
          save={(fields) => editing.update(question, fields)}
          close={() => {
            setWriting(false);
            editing.focusRow(index);
          }}
        />
      ) : rewritten ? (
        <Skeleton label={t('question.beingWritten')} widths={[0.82, 0.5]} />
      ) : (
        <QuestionWords question={question} />
      )}
      {!writing && (
        <div className={css.tools}>
          <button
            type="button"
            className={css.tool}
            data-grip=""
            ref={sortable.setActivatorNodeRef}
            {...sortable.attributes}
            {...sortable.listeners}
            aria-label={t('question.move', { number: index })}
            aria-roledescription={t('question.grip')}
          >
            <Icon name="grip" size={18} />
          </button>
          <QuestionMenu
            question={question}
            total={total}
            editing={editing}
            edit={() => setWriting(true)}
          />
        </div>
      )}
    </li>
  );
}

function QuestionMenu(props: QuestionRowProps & { edit: () => void }) {
  const { question, total, editing, edit } = props;
  const { t } = useTranslation('new-interview');
  const { index } = question;
  return (
    <Menu position="bottom-end" width="max-content" portalProps={{ target: '#main' }}>
      <Menu.Target>
        <button
          type="button"
          className={css.tool}
          data-menu=""
          aria-label={t('question.menu', { number: index })}
        >
          <Icon name="more" size={18} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={edit}>{t('question.edit')}</Menu.Item>
        <Menu.Item onClick={() => editing.rewrite(question)}>{t('question.another')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={index === 1} onClick={() => editing.move(question, index - 2)}>
          {t('question.up')}
        </Menu.Item>
        <Menu.Item disabled={index === total} onClick={() => editing.move(question, index)}>
          {t('question.down')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={total === 1} onClick={() => editing.askToRemove(question)}>
          {t('question.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
