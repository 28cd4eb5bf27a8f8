import { type ReactNode, useContext } from 'react';
import { useKeptFocus } from '@/lib/use-kept-focus';
import { Brand } from './Brand';
import { FrameContext } from './frame';
import { LanguageChoice } from './LanguageChoice';
import { OfflineBanner } from './OfflineBanner';
import css from './Page.module.css';
import { SkipLink } from './SkipLink';
import { ThemeChoice } from './ThemeChoice';
import { useTitle } from './use-title';

interface PageProps {
  /** The tab's title. */
  title: string;
  /** What stands at the right of the top bar, where there is one: on pages without the side bar. */
  action?: ReactNode | undefined;
  children: ReactNode;
}

/** Every page but the room: its content of at most 1,120 px, with a top bar where no side bar is. */
export function Page({ title, action, children }: PageProps) {
  useTitle(title);
  useKeptFocus();
  const bare = useContext(FrameContext) === 'bare';
  return (
    <div className={css.page}>
      {bare && <SkipLink />}
      {bare && (
        <header className={css.top}>
          <div className={css.wrap}>
            <Brand />
            <div className={css.end}>{action}</div>
          </div>
        </header>
      )}
      <OfflineBanner />
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      {bare && (
        <footer className={css.foot}>
          <ThemeChoice />
          <LanguageChoice />
        </footer>
      )}
    </div>
  );
}
