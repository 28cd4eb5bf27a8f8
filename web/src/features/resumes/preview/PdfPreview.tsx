import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';
import type { Place } from '../places';
import { Letters, type Mark, marksOf } from './find-lines';
import css from './Preview.module.css';
import type { Pdf, PdfPage } from './pdf';
import { showFirstMark } from './show-first-mark';

interface PdfPreviewProps {
  data: ArrayBuffer;
  /** The text that was read, in characters, and its lines to mark. */
  text: readonly string[];
  lines: readonly Place[];
  scroller: RefObject<HTMLElement | null>;
}

/** The pages as they were sent, with the lines that a field was read from. */
export function PdfPreview({ data, text, lines, scroller }: PdfPreviewProps) {
  const { t } = useTranslation('resumes');
  const { pdf, failed, retry } = useOpened(data);
  const letters = useMemo(() => new Letters(pdf?.pieces ?? []), [pdf]);
  const marks = useMemo(() => marksOf(letters, text, lines), [letters, text, lines]);
  useEffect(() => {
    if (marks.length > 0) showFirstMark(scroller.current);
  }, [marks, scroller]);
  if (failed !== null) {
    return <LoadFailed what={t('preview.failed')} error={failed} retry={retry} />;
  }
  if (pdf === null) return <Skeleton label={t('preview.loading')} widths={[0.5, 0.9, 0.8, 0.85]} />;
  return pdf.pages.map((page, index) => (
    <Sheet
      // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
      key={index}
      page={page}
      label={t('preview.page', { number: index + 1, total: pdf.pages.length })}
      marks={marks.filter((mark) => mark.page === index)}
    />
  ));
}

/** The reader is large, so it comes with the first PDF. */
function useOpened(data: ArrayBuffer) {
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another opening.
  useEffect(() => {
    let opened: Pdf | null = null;
    let left = false;
    import('./pdf')
      .then(({ openPdf }) => openPdf(data))
      .then((ready) => {
        opened = ready;
        if (left) ready.close();
        else setPdf(ready);
      })
      .catch((error: unknown) => {
        if (!left) setFailed(error instanceof Error ? error : new Error(String(error)));
      });
    return () => {
      left = true;
      opened?.close();
    };
  }, [data, attempt]);
  const retry = () => {
    setFailed(null);
    setAttempt((number) => number + 1);
  };
  return { pdf, failed, retry };
}

function Sheet({ page, label, marks }: { page: PdfPage; label: string; marks: readonly Mark[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const shown = canvas.current;
    if (shown === null) return;
    let stop = () => {};
    // Only what is near is drawn: a long résumé would take hundreds of megabytes.
    const watching = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting !== true) return;
        watching.disconnect();
        stop = page.draw(shown, shown.clientWidth);
      },
      { rootMargin: '50%' },
    );
    watching.observe(shown);
    return () => {
      watching.disconnect();
      stop();
    };
  }, [page]);
  return (
    <div className={css.sheet} style={{ aspectRatio: page.ratio }}>
      <canvas ref={canvas} role="img" aria-label={label} />
      {marks.map(({ box }) => (
        <i
          key={`${box.top} ${box.left}`}
          data-mark=""
          style={{
            left: `${box.left * 100}%`,
            top: `${box.top * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
