import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '@/lib/format';
import type { Passage, Piece } from './passages';
import type { Lettered } from './quotes';
import css from './Said.module.css';
import type { Player } from './use-player';

/** How long the last word of a text is marked at most. */
const LAST_WORD_S = 1.5;

interface WordsProps {
  passages: readonly Passage[];
  player: Player | null;
}

/** A text whose words are marked as they sound, and play from there when they are clicked. */
export function Words({ passages, player }: WordsProps) {
  const { t } = useTranslation('results');
  const text = useRef<HTMLParagraphElement>(null);
  useSpokenWord(text, passages, player);
  if (passages.length === 0) {
    return (
      <p className={css.text}>
        <span className="dim">{t('said.nothing')}</span>
      </p>
    );
  }
  return (
    <p ref={text} className={css.text} data-playable={player !== null || undefined} lang="en">
      {passages.map(({ quote, pieces }, at) =>
        quote === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: passages have no other identity.
          <Pieces key={at} pieces={pieces} />
        ) : (
          <Quoted key={quote.letter} quote={quote} player={player}>
            <Pieces pieces={pieces} />
          </Quoted>
        ),
      )}
    </p>
  );
}

interface QuotedProps {
  quote: Lettered;
  player: Player | null;
  children: ReactNode;
}

/** A quote in its text, with a button that plays it. */
export function Quoted({ quote, player, children }: QuotedProps) {
  const { t } = useTranslation('results');
  return (
    <mark className={css.quote} data-kind={quote.kind}>
      {player !== null && (
        <button
          type="button"
          className={css.play}
          aria-label={t('quote.play', { letter: quote.letter })}
          onClick={() => player.playClip(quote)}
        >
          <svg viewBox="0 0 24 24" width="12" height="12" fill="currentColor" aria-hidden="true">
            <path d="M8 5.6v12.8l10.4-6.4z" />
          </svg>
          {quote.letter}
        </button>
      )}
      {children}
    </mark>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, at) => {
    if (piece.kind === 'text') return piece.text;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity.
    return <Marked key={at} piece={piece} />;
  });
}

function Marked({ piece }: { piece: Exclude<Piece, { kind: 'text' }> }) {
  const { t } = useTranslation('results');
  if (piece.kind === 'word') {
    return (
      <span data-start={piece.start_s} className={piece.filler ? css.filler : undefined}>
        {piece.text}
      </span>
    );
  }
  if (piece.kind === 'filler') return <span className={css.filler}>{piece.text} </span>;
  const length = figure(piece.seconds, 1);
  return (
    <>
      <span className={css.gap} role="img" aria-label={t('said.pause', { length })}>
        {length} s
      </span>{' '}
    </>
  );
}

/**
 * Marks the word that sounds, and plays from a word that is clicked. Past React: hundreds of words
 * are not rendered again with each of them. By keyboard the bar above the text does the same.
 */
function useSpokenWord(
  text: RefObject<HTMLElement | null>,
  passages: readonly Passage[],
  player: Player | null,
): void {
  const watch = player?.watch;
  const playFrom = player?.playFrom;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other passages are other words.
  useEffect(() => {
    const root = text.current;
    if (root === null || watch === undefined || playFrom === undefined) return;
    const words = [...root.querySelectorAll<HTMLElement>('[data-start]')];
    const starts = words.map((word) => Number(word.dataset.start));
    let marked: HTMLElement | undefined;
    const stop = watch((atS) => {
      const at = starts.findLastIndex((start) => start <= atS);
      // The last word of an answer must not stay marked while a follow-up is answered.
      const over = at === starts.length - 1 && atS > (starts[at] ?? 0) + LAST_WORD_S;
      const word = atS === 0 || over ? undefined : words[at];
      if (word === marked) return;
      marked?.removeAttribute('data-now');
      word?.setAttribute('data-now', '');
      marked = word;
    });
    const click = ({ target }: MouseEvent) => {
      const word = target instanceof Element ? target.closest<HTMLElement>('[data-start]') : null;
      // Whoever marks a passage to copy it does not want to hear it.
      if (word !== null && getSelection()?.isCollapsed !== false) {
        playFrom(Number(word.dataset.start));
      }
    };
    root.addEventListener('click', click);
    return () => {
      stop();
      marked?.removeAttribute('data-now');
      root.removeEventListener('click', click);
    };
  }, [text, passages, watch, playFrom]);
}
