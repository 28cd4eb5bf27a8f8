import type { ReactNode } from 'react';
import css from './Band.module.css';

interface BandProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** A hairline, a heading on the left, and the matter on the right. */
export function Band({ id, title, children }: BandProps) {
  return (
    <section className={css.band} aria-labelledby={id}>
      <h2 id={id} className="heading">
        {title}
      </h2>
      <div>{children}</div>
    </section>
  );
}
