import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Notice } from '@/components/Notice';
import { ApiError } from '@/lib/api-error';
import { plural } from '@/lib/format';
import { Choices } from './Choices';
import type { Draft } from './draft';
import css from './SetUpForm.module.css';

interface SetUpFormProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  busy: boolean;
  /** The questions are written; the form rests until `again`. */
  done: boolean;
  error: Error | null;
  submit: () => void;
  again: () => void;
}

function wordsIn(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length;
}

export function SetUpForm({ draft, change, busy, done, error, submit, again }: SetUpFormProps) {
  const job = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const ofJob = error instanceof ApiError && error.field === 'job_description';
  const jobError = missing ? 'Paste the job description first.' : ofJob ? error.message : null;
  const words = wordsIn(draft.jobDescription);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words === 0);
    if (words > 0) submit();
    else job.current?.focus();
  };
  return (
    <form className={css.form} onSubmit={onSubmit} noValidate>
      <fieldset disabled={busy || done} className={css.step}>
        <legend className="vh">The job</legend>
        <Textarea
          ref={job}
          label="The job"
          description={words === 0 ? 'Paste the whole posting.' : plural(words, 'word')}
          placeholder="Backend Engineer, Payments. You will own the services that…"
          rows={9}
          value={draft.jobDescription}
          error={jobError}
          onChange={(event) => {
            setMissing(false);
            change({ jobDescription: event.currentTarget.value });
          }}
        />
      </fieldset>
      <fieldset disabled={busy || done} className={css.step}>
        <legend className="heading">The interview</legend>
        <Choices draft={draft} change={change} />
      </fieldset>
      <div className={css.step}>
        {error !== null && !ofJob && (
          <Notice
            kind="weak"
            title="The questions could not be written."
            detail={
              error instanceof ApiError ? error.requestId && `Request ${error.requestId}` : null
            }
          >
            {error.message} What you typed is kept.
          </Notice>
        )}
        {done ? (
          <Button onClick={again}>Change the set-up</Button>
        ) : (
          <Button type="submit" variant="filled" size="lg" loading={busy}>
            Write the questions
          </Button>
        )}
      </div>
    </form>
  );
}
