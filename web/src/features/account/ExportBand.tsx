import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Icon } from '@/components/Icon';
import { LoadFailed } from '@/components/LoadFailed';
import { useJob } from '@/lib/api/get-job';
import { startExportMutation } from './api/start-export';
import css from './ExportBand.module.css';
import { forgetExport, keepExport, keptExport } from './kept-export';
import { Working } from './Working';

/** Everything as a ZIP: packed in the background, then there for a day. */
export function ExportBand() {
  const { t } = useTranslation('account');
  const [jobId, setJobId] = useState(keptExport);
  const job = useJob(jobId);
  const start = useMutation(startExportMutation);
  const state = useRef<HTMLDivElement>(null);
  const pack = () => {
    // The button goes, and the focus must not go with it.
    state.current?.focus({ preventScroll: true });
    forgetExport();
    setJobId(null);
    start.mutate(undefined, {
      onSuccess: (id) => {
        keepExport(id);
        setJobId(id);
      },
    });
  };
  const status = jobId === null ? null : job.data?.status;
  const url = job.data?.result_url ?? null;
  const problem = start.error ?? (status === 'failed' ? new Error(job.data?.error ?? '') : null);
  const asking = jobId !== null && job.isPending;
  const packing = start.isPending || asking || status === 'pending' || status === 'running';
  return (
    <Band id="export" title={t('export.title')} about={t('export.about')}>
      <p className={css.text}>{t('export.text')}</p>
      <div ref={state} tabIndex={-1} className={css.under} aria-live="polite">
        {problem !== null && <LoadFailed what={t('export.failed')} error={problem} retry={pack} />}
        {packing && <Working label={t('export.packing')} progress={job.data?.progress ?? 0} />}
        {status === 'done' && url !== null && (
          <div className={css.ready}>
            <Button
              component="a"
              href={url}
              download
              leftSection={<Icon name="download" size={18} />}
            >
              {t('export.download')}
            </Button>
            <span className="help">{t('export.hour')}</span>
          </div>
        )}
      </div>
      {!packing && problem === null && status !== 'done' && (
        <Button onClick={pack}>{t('export.action')}</Button>
      )}
    </Band>
  );
}
