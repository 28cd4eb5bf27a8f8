import { type RefObject, useEffect } from 'react';
import type { Place } from '../places';
import css from './Preview.module.css';
import { showFirstMark } from './show-first-mark';

interface TextPreviewProps {
  text: readonly string[];
  lines: readonly Place[];
  scroller: RefObject<HTMLElement | null>;
}

/** The text that was read, with the lines that a field was read from. */
export function TextPreview({ text, lines, scroller }: TextPreviewProps) {
  useEffect(() => {
    if (lines.length > 0) showFirstMark(scroller.current);
  }, [lines, scroller]);
  return (
    <p className={css.text}>
      {partsOf(text.length, lines).map(({ from, to, marked }) => {
        const words = text.slice(from, to).join('');
        return marked ? (
          <mark key={from} data-mark="">
            {words}
          </mark>
        ) : (
          words
        );
      })}
    </p>
  );
}

function partsOf(length: number, lines: readonly Place[]) {
  const parts: { from: number; to: number; marked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of lines) {
    if (from > at) parts.push({ from: at, to: from, marked: false });
    parts.push({ from, to, marked: true });
    at = to;
  }
  return [...parts, { from: at, to: length, marked: false }];
}
