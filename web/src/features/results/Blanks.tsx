import css from './Blanks.module.css';

/** A text in which what stands in brackets is for the reader to fill in. */
export function Blanks({ text }: { text: string }) {
  const pieces = text.split(/(\[[^\]]+\])/);
  return pieces.map((piece, at) =>
    piece.startsWith('[') && piece.endsWith(']') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity.
      <span key={at} className={css.blank}>
        {piece.slice(1, -1)}
      </span>
    ) : (
      piece
    ),
  );
}
