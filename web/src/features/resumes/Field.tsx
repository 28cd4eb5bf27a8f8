import { Textarea, TextInput } from '@mantine/core';
import type { Path, RegisterOptions } from 'react-hook-form';
import css from './Field.module.css';
import type { Fields } from './form';
import type { Corrections } from './use-corrections';

interface FieldProps {
  corrections: Corrections;
  name: Path<Fields>;
  label: string;
  /** The heading above says the same, so the label is for readers only. */
  quiet?: boolean;
  help?: string | undefined;
  placeholder?: string;
  /** More than one line to begin with. */
  rows?: number;
  rules?: RegisterOptions<Fields, Path<Fields>>;
  type?: 'text' | 'email' | 'tel';
}

const LETTERS_A_LINE = 60;

const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

/** One field of a résumé, with what is wrong with it beneath. */
export function Field(props: FieldProps) {
  const { corrections, name, label, quiet = false, help, rows, rules = {}, type = 'text' } = props;
  const { form } = corrections;
  const { error } = form.getFieldState(name, form.formState);
  const common = {
    ...form.register(name, rules),
    ...(quiet ? { 'aria-label': label } : { label }),
    placeholder: props.placeholder,
    description: help,
    inputWrapperOrder: ORDER,
    error: error?.message,
    autoComplete: 'off',
  };
  return rows === undefined ? (
    <TextInput {...common} type={type} />
  ) : (
    <Textarea
      {...common}
      rows={Math.max(rows, roughLines(form.getValues(name)))}
      classNames={{ input: css.area ?? '' }}
    />
  );
}

/** For browsers that cannot fit a field to its text by themselves. */
function roughLines(value: unknown): number {
  const lines = String(value ?? '').split('\n');
  return lines.reduce((count, line) => count + Math.ceil((line.length + 1) / LETTERS_A_LINE), 0);
}
