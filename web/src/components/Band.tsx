import type { ReactNode } from 'react';
import css from './Band.module.css';

interface BandProps {
  id: string;
  title: string;
  /** What helps to read the matter, under the heading. */
  about?: ReactNode;
  children: ReactNode;
}

/** A hairline, a heading on the left, and the matter on the right. */
export function Band({ id, title, about, children }: BandProps) {
  return (
    <section className={css.band} aria-labelledby={id}>
      <header>
        <h2 id={id} className="heading">
          {title}
        </h2>
        {about !== undefined && <p className={css.about}>{about}</p>}
      </header>
      <div>{children}</div>
    </section>
  );
}
