import { useRef } from 'react';
import { type Path, type UseFormReturn, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ParsedResume, Resume } from '@/lib/api/get-resumes';
import { ApiError } from '@/lib/api-error';
import { errorText } from '@/lib/error-text';
import { useCorrectResume } from './api/correct-resume';
import { correctionOf, type Fields, fieldsOf, isCorrected, PARTS, type Part } from './form';

const NOTHING: ParsedResume = {
  name: null,
  email: null,
  phone: null,
  location: null,
  links: [],
  summary: null,
  skills: [],
  experience: [],
  education: [],
  projects: [],
  spans: {},
};

export interface Corrections {
  form: UseFormReturn<Fields>;
  /** Sends a part if it differs from what is saved, and says whether it is well. */
  save: (part: Part) => Promise<void>;
  /** What is on its way, saved, or refused. */
  state: 'idle' | 'saving' | 'saved' | 'failed';
  isCorrected: (part: Part) => boolean;
  /** The page's word for a job that goes on. */
  now: string;
}

/** The form of a résumé. A field is saved when it is left: nothing waits, nothing is lost. */
export function useCorrections(resume: Resume): Corrections {
  const { t } = useTranslation('resumes');
  const now = t('fields.now');
  const correct = useCorrectResume(resume.id);
  const parsed = resume.parsed ?? NOTHING;
  const form = useForm<Fields>({ defaultValues: fieldsOf(parsed, now), mode: 'onBlur' });
  const saved = useRef(new Map<Part, string>());
  if (saved.current.size === 0) {
    const read = fieldsOf(parsed, now);
    for (const part of PARTS) saved.current.set(part, written(read, part, now));
  }

  const save = async (part: Part) => {
    const fields = form.getValues();
    const text = written(fields, part, now);
    if (saved.current.get(part) === text || !(await form.trigger(part))) return;
    try {
      await correct.mutateAsync(correctionOf(fields, part, now));
      saved.current.set(part, text);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      form.setError(fieldOf(error, part), { type: 'api', message: errorText(error) });
    }
  };
  return {
    form,
    save,
    state: stateOf(correct, Object.keys(form.formState.errors).length > 0),
    isCorrected: (part) => isCorrected(parsed, part),
    now,
  };
}

type Saving = Pick<ReturnType<typeof useCorrectResume>, 'isPending' | 'isSuccess' | 'isError'>;

function stateOf({ isPending, isSuccess, isError }: Saving, wrong: boolean) {
  if (isPending) return 'saving';
  if (isError || wrong) return 'failed';
  return isSuccess ? 'saved' : 'idle';
}

function written(fields: Fields, part: Part, now: string): string {
  return JSON.stringify(correctionOf(fields, part, now));
}

/** The API names `parsed.experience.0.start`; a list that is one text here is named as a whole. */
function fieldOf({ field }: ApiError, part: Part): Path<Fields> {
  const path = field?.replace(/^parsed\./, '') ?? part;
  const [, entry, name] = path.split('.');
  const inEntry = part === 'experience' || part === 'education' || part === 'projects';
  return (inEntry && name !== undefined ? `${part}.${entry}.${name}` : part) as Path<Fields>;
}
