import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';
import type { Resume } from '@/lib/api/get-resumes';
import { pdfQuery } from '../api/get-pdf';
import { resumeTextQuery } from '../api/get-resume-text';
import { charactersOf, linesOf, placesOf } from '../places';
import { PdfPreview } from './PdfPreview';
import css from './Preview.module.css';
import { TextPreview } from './TextPreview';

interface PreviewProps {
  resume: Resume;
  /** The field that has the focus, such as "experience/0/title"; null for none. */
  path: string | null;
}

type Look = 'pages' | 'text';

/** What was sent, beside what was read: as its pages, or as the text that we see in it. */
export function Preview({ resume, path }: PreviewProps) {
  const { t } = useTranslation('resumes');
  const scroller = useRef<HTMLElement>(null);
  const [wanted, setWanted] = useState<Look>('pages');
  const text = useQuery(resumeTextQuery(resume.id));
  const pdf = useQuery(pdfQuery(resume));
  const characters = useMemo(() => charactersOf(text.data ?? ''), [text.data]);
  const spans = resume.parsed?.spans;
  const lines = useMemo(
    () => (path === null || spans === undefined ? [] : linesOf(characters, placesOf(spans, path))),
    [characters, spans, path],
  );
  const hasPages = pdf.data != null;
  // One that could not be read has no text, and is still there to look at.
  const hasText = text.data !== undefined;
  const look: Look = hasPages && (wanted === 'pages' || !hasText) ? 'pages' : 'text';
  const waiting = pdf.isPending || (text.isPending && look === 'text');
  const error = pdf.error ?? (hasPages ? null : text.error);
  return (
    <section className={css.preview} aria-labelledby="file">
      <header className={css.head}>
        <h2 id="file" className="heading">
          {t('preview.title')}
        </h2>
        {hasPages && hasText && (
          <SegmentedControl
            aria-label={t('preview.look')}
            value={look}
            onChange={setWanted}
            data={[
              { value: 'pages', label: t('preview.pages') },
              { value: 'text', label: t('preview.text') },
            ]}
          />
        )}
      </header>
      {error !== null && (
        <LoadFailed
          what={t('preview.failed')}
          error={error}
          retry={() => void Promise.all([pdf.refetch(), text.refetch()])}
        />
      )}
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      {error === null && (
        <section
          ref={scroller}
          className={css.scroller}
          data-look={look}
          aria-label={t('preview.scroller')}
          tabIndex={0}
        >
          {waiting && <Skeleton label={t('preview.loading')} widths={[0.5, 0.9, 0.8, 0.85]} />}
          {!waiting && look === 'text' && (
            <TextPreview text={characters} lines={lines} scroller={scroller} />
          )}
          {!waiting && look === 'pages' && pdf.data != null && (
            <PdfPreview data={pdf.data} text={characters} lines={lines} scroller={scroller} />
          )}
        </section>
      )}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above. */}
      {resume.scanned && <p className="help">{t('preview.scanned')}</p>}
      <p className="small">
        <a href={resume.file_url} download={resume.filename}>
          {t('preview.download')}
        </a>
      </p>
    </section>
  );
}
