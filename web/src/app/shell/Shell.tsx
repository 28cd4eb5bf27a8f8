import { type ReactNode, useEffect } from 'react';
import { SkipLink } from '@/components/SkipLink';
import type { Schemas } from '@/lib/api-client';
import { PaletteSlot } from '../palette/PaletteSlot';
import css from './Shell.module.css';
import { SideBar } from './SideBar';

interface ShellProps {
  /** Null until the server has said who it is. */
  me: Schemas['User'] | null;
  children: ReactNode;
}

/** The side bar beside the page; on a narrow screen it is a bar under it. */
export function Shell({ me, children }: ShellProps) {
  useEffect(() => {
    document.documentElement.dataset.frame = 'shell';
    return () => {
      delete document.documentElement.dataset.frame;
    };
  }, []);
  return (
    <div className={css.shell}>
      <SkipLink />
      <div className={css.side}>
        <SideBar me={me} />
      </div>
      <div className={css.page}>{children}</div>
      {me !== null && <PaletteSlot me={me} />}
    </div>
  );
}
