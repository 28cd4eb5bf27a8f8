import { Button } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { showUndo } from '@/lib/toasts';
import { EMPTY, type Fields, saysSomething } from './form';
import css from './ResumeForm.module.css';
import type { Corrections } from './use-corrections';

type ListPart = keyof typeof EMPTY;

interface EntriesProps {
  corrections: Corrections;
  part: ListPart;
  /** The fields of one entry. */
  children: (index: number) => ReactNode;
}

const WORDS = {
  experience: { one: 'entry.experience', add: 'add.experience', removed: 'removed.experience' },
  education: { one: 'entry.education', add: 'add.education', removed: 'removed.education' },
  projects: { one: 'entry.projects', add: 'add.projects', removed: 'removed.projects' },
} as const;

/** A list of positions, studies or projects, which grows and shrinks. */
export function Entries({ corrections, part, children }: EntriesProps) {
  const { t } = useTranslation('resumes');
  const { form, save } = corrections;
  const list = useFieldArray<Fields, ListPart>({ control: form.control, name: part });
  const adder = useRef<HTMLButtonElement>(null);
  const words = WORDS[part];

  const remove = (index: number) => {
    const gone = form.getValues(`${part}.${index}`);
    list.remove(index);
    adder.current?.focus();
    void save(part);
    if (!saysSomething(gone)) return;
    showUndo(t(words.removed), async () => {
      list.insert(index, gone);
      await save(part);
    });
  };
  return (
    <div className={css.entries}>
      {list.fields.map(({ id }, index) => (
        <fieldset key={id} className={css.entry}>
          <legend className="vh">{t(words.one, { number: index + 1 })}</legend>
          {children(index)}
          <Button
            size="sm"
            variant="subtle"
            className={css.remove}
            leftSection={<Icon name="discard" size={18} />}
            aria-label={t('removeEntry', { entry: t(words.one, { number: index + 1 }) })}
            onClick={() => remove(index)}
          >
            {t('remove')}
          </Button>
        </fieldset>
      ))}
      <Button
        ref={adder}
        size="sm"
        leftSection={<Icon name="plus" size={18} />}
        onClick={() => list.append({ ...EMPTY[part] })}
      >
        {t(words.add)}
      </Button>
    </div>
  );
}
