import type { ReactNode } from 'react';
import { Brand } from './Brand';
import { OfflineBanner } from './OfflineBanner';
import css from './Page.module.css';
import { ThemeChoice } from './ThemeChoice';
import { useTitle } from './use-title';

interface PageProps {
  title: string;
  /** What stands at the right of the top bar. */
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of every page but the room: top bar, content of at most 1,120 px, theme choice. */
export function Page({ title, action, children }: PageProps) {
  useTitle(title);
  return (
    <div className={css.page}>
      <a className={css.skip} href="#main">
        Skip to the content
      </a>
      <header className={css.top}>
        <div className={css.wrap}>
          <Brand />
          <div className={css.end}>{action}</div>
        </div>
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      <footer className={css.foot}>
        <ThemeChoice />
      </footer>
    </div>
  );
}
