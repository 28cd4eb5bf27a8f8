import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/components/FormProblem';
import { showFormError } from '@/lib/form-errors';
import type { Question } from './api/create-interview';
import css from './QuestionForm.module.css';

export type QuestionFields = Pick<Question, 'text' | 'category' | 'difficulty'>;

interface QuestionFormProps {
  /** What the field is called for readers. */
  label: string;
  start: QuestionFields;
  /** Fulfilled once it is saved; rejected with what the API says. */
  save: (fields: QuestionFields) => Promise<unknown>;
  close: () => void;
}

const CATEGORIES: readonly Question['category'][] = [
  'behavioral',
  'technical',
  'experience',
  'situational',
];
const DIFFICULTIES: readonly Question['difficulty'][] = ['junior', 'mid', 'senior'];
const LONGEST = 1_000;

/** A question being written, one's own or a changed one. */
export function QuestionForm({ label, start, save, close }: QuestionFormProps) {
  const { t } = useTranslation('new-interview');
  const { t: common } = useTranslation();
  const { text, category, difficulty } = start;
  const form = useForm<QuestionFields>({ defaultValues: { text, category, difficulty } });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => setFocus('text'), [setFocus]);
  const submit = form.handleSubmit(async (fields) => {
    try {
      await save({ ...fields, text: fields.text.trim() });
      close();
    } catch (error) {
      showFormError(form, error instanceof Error ? error : new Error(String(error)));
    }
  });
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} onKeyDown={leave}>
      <Textarea
        {...form.register('text', {
          validate: (text) => text.trim() !== '' || t('question.missing'),
          maxLength: { value: LONGEST, message: t('question.tooLong') },
        })}
        aria-label={label}
        placeholder={t('question.placeholder')}
        rows={3}
        error={errors.text?.message}
      />
      <div className={css.row}>
        <NativeSelect
          {...form.register('category')}
          aria-label={t('question.category')}
          data={CATEGORIES.map((value) => ({ value, label: common(`category.${value}`) }))}
        />
        <NativeSelect
          {...form.register('difficulty')}
          aria-label={t('question.difficulty')}
          data={DIFFICULTIES.map((value) => ({ value, label: t(`difficulty.${value}`) }))}
        />
        <span className={css.buttons}>
          <Button type="submit" size="sm" loading={isSubmitting}>
            {t('question.save')}
          </Button>
          <Button size="sm" variant="subtle" onClick={close}>
            {common('cancel')}
          </Button>
        </span>
      </div>
      <FormProblem error={errors.root} />
    </form>
  );
}
