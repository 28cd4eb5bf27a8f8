import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '@/components/FileDrop';
import { UploadState } from '@/components/UploadState';
import type { Schemas } from '@/lib/api-client';
import { useUpload } from '@/lib/use-upload';
import type { Analysis } from './api/create-interview';
import { analysisQuery } from './api/get-analysis';
import { JobRead } from './JobRead';
import { Step } from './Step';

interface JobStepProps {
  text: string;
  change: (text: string) => void;
  words: number;
  analysis: Analysis | null;
  disabled: boolean;
  error: string | null;
  field: Ref<HTMLTextAreaElement>;
}

/** The second step: the job description, pasted or from a file, and what is read in it. */
export function JobStep(props: JobStepProps) {
  const { text, change, words, analysis, disabled, error, field } = props;
  const { t } = useTranslation(['new-interview', 'upload']);
  const queries = useQueryClient();
  const sending = useUpload<Schemas['AnalyzedJob']>('/api/jobs/analyze', (read) => {
    queries.setQueryData(analysisQuery(read.text.trim()).queryKey, read);
    change(read.text);
  });
  return (
    <Step
      title={t('job.title')}
      done={words > 0}
      end={words > 0 ? t('job.words', { count: words }) : null}
      disabled={disabled}
    >
      <JobField disabled={disabled} onFile={sending.start} sending={sending.upload.state}>
        <Textarea
          ref={field}
          aria-label={t('job.title')}
          description={words === 0 ? t('job.help') : undefined}
          placeholder={t('job.placeholder')}
          rows={8}
          value={text}
          error={error}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </JobField>
      {!disabled && <UploadState {...sending} />}
      {analysis !== null && <JobRead analysis={analysis} />}
    </Step>
  );
}

interface JobFieldProps {
  disabled: boolean;
  sending: 'idle' | 'sending' | 'failed';
  onFile: (file: File) => void;
  children: React.ReactNode;
}

/** The field, which also takes a file as long as it takes words. */
function JobField({ disabled, sending, onFile, children }: JobFieldProps) {
  const { t } = useTranslation('new-interview');
  if (disabled || sending === 'sending') return children;
  return (
    <FileDrop plain variant="subtle" label={t('job.file')} help={t('job.fileHelp')} onFile={onFile}>
      {children}
    </FileDrop>
  );
}
