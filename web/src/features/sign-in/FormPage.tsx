import type { ReactNode } from 'react';
import { Page } from '@/components/Page';
import css from './FormPage.module.css';

interface FormPageProps {
  /** The tab's title. */
  title: string;
  /** The page's answer, and what follows from it. */
  heading: string;
  lead?: ReactNode;
  children: ReactNode;
  /** What stands beside the form where there is room. */
  aside?: ReactNode;
  /** The aside only pleases the eye: without room it goes. */
  picture?: boolean;
}

/** One short form under its heading. */
export function FormPage({ title, heading, lead, children, aside, picture }: FormPageProps) {
  return (
    <Page title={title}>
      <div className={css.columns}>
        <div className={css.form}>
          <h1 className="title">{heading}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
          <div className={css.matter}>{children}</div>
        </div>
        {aside !== undefined && (
          <div className={css.aside} data-picture={picture || undefined}>
            {aside}
          </div>
        )}
      </div>
    </Page>
  );
}
