import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { NextWhy } from '@/components/NextWhy';
import { startPracticeMutation } from '@/lib/api/start-practice';
import { errorText } from '@/lib/error-text';
import { capitalized } from '@/lib/format';
import type { Progress } from './api/get-progress';
import css from './NextPractice.module.css';

/** What would help most, one step away. */
export function NextPractice({ progress }: { progress: Progress }) {
  const { t } = useTranslation('progress');
  const { next, skills } = progress;
  const navigate = useNavigate();
  const practice = useMutation({
    ...startPracticeMutation,
    onSuccess: ({ id }) =>
      navigate({ to: '/interviews/$interviewId/green-room', params: { interviewId: id } }),
  });
  const skill = skills.find(({ name }) => name === next?.skill) ?? null;
  return (
    <Band id="next" title={t('next.title')}>
      {next === null ? (
        <p className="dim">{skills.length === 0 ? t('next.unknown') : t('next.strong')}</p>
      ) : (
        <div className={css.next}>
          <p>
            <strong lang="en">{capitalized(next.skill)}.</strong>{' '}
            <span className="dim">
              <NextWhy next={next} rests={skill} />
            </span>
          </p>
          <Button
            variant="filled"
            loading={practice.isPending}
            onClick={() => practice.mutate({ skill: next.skill })}
          >
            {t('next.practise')}
          </Button>
          {practice.error !== null && (
            <p role="alert" className={css.error}>
              {errorText(practice.error)}
            </p>
          )}
        </div>
      )}
    </Band>
  );
}
