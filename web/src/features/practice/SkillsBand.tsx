import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { FormProblem } from '@/components/FormProblem';
import { LoadFailed } from '@/components/LoadFailed';
import { Score } from '@/components/Score';
import { Skeleton } from '@/components/Skeleton';
import type { Schemas } from '@/lib/api-client';
import { showFormError } from '@/lib/form-errors';
import { capitalized } from '@/lib/format';
import { progressQuery } from './api/get-progress';
import css from './PracticePage.module.css';
import { useStart, useStartFromRow } from './use-start';

const FIRST = 6;
const LONGEST = 100;

/** Skills that have a score, the weakest first, and any other by its name. */
export function SkillsBand() {
  const { t } = useTranslation('practice');
  const progress = useQuery(progressQuery);
  return (
    <Band
      id="skills"
      title={t('skills.title')}
      about={progress.data?.skills.length ? t('skills.about') : undefined}
    >
      {progress.isPending && <Skeleton label={t('skills.loading')} widths={[0.6, 0.5, 0.55]} />}
      {progress.isError && (
        <LoadFailed
          what={t('skills.failed')}
          error={progress.error}
          retry={() => void progress.refetch()}
        />
      )}
      {progress.data?.skills.length === 0 && <p className="help">{t('skills.empty')}</p>}
      {progress.data !== undefined && progress.data.skills.length > 0 && (
        <SkillRows skills={progress.data.skills} />
      )}
      <OtherSkill />
    </Band>
  );
}

function weakestFirst(skills: readonly Schemas['SkillScore'][]) {
  return [...skills].sort((one, other) => (one.score ?? 11) - (other.score ?? 11));
}

function SkillRows({ skills }: { skills: readonly Schemas['SkillScore'][] }) {
  const { t } = useTranslation('practice');
  const [all, setAll] = useState(false);
  const { begin, isPending, variables } = useStartFromRow();
  const shown = weakestFirst(skills).slice(0, all ? skills.length : FIRST);
  return (
    <>
      <ul className={css.rows}>
        {shown.map(({ name, score, n }) => (
          <li key={name} className={css.skillRow}>
            <span className={css.name} lang="en">
              {capitalized(name)}
            </span>
            <Score score={score} />
            <span className="help">{t('skills.rests', { count: n })}</span>
            <Button
              size="sm"
              variant="subtle"
              loading={isPending && variables?.skill === name}
              aria-label={t('startOne', { what: name })}
              onClick={() => begin({ skill: name })}
            >
              {t('start')}
            </Button>
          </li>
        ))}
      </ul>
      {skills.length > FIRST && !all && (
        <Button size="sm" variant="subtle" className={css.tuck ?? ''} onClick={() => setAll(true)}>
          {t('skills.all', { count: skills.length })}
        </Button>
      )}
    </>
  );
}

function OtherSkill() {
  const { t } = useTranslation('practice');
  const form = useForm({ defaultValues: { skill: '' } });
  const start = useStart();
  const { errors } = form.formState;
  return (
    <form
      className={css.other}
      noValidate
      onSubmit={form.handleSubmit(({ skill }) =>
        start.mutate({ skill: skill.trim() }, { onError: (error) => showFormError(form, error) }),
      )}
    >
      <TextInput
        label={t('skills.other')}
        placeholder={t('skills.example')}
        maxLength={LONGEST}
        error={errors.skill?.message}
        {...form.register('skill', {
          validate: (skill) => skill.trim() !== '' || t('skills.needed'),
        })}
      />
      <Button type="submit" loading={start.isPending}>
        {t('start')}
      </Button>
      <FormProblem error={errors.root} />
    </form>
  );
}
