import { type ReactNode, useEffect, useRef } from 'react';
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
  /** It stands where something was sent from: the focus comes here instead of getting lost. */
  replaces?: boolean;
}

/** One short form under its heading. */
export function FormPage(props: FormPageProps) {
  const { title: tab, heading, lead, children, aside, picture = false, replaces = false } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (replaces) title.current?.focus();
  }, [replaces]);
  return (
    <Page title={tab}>
      <div className={css.columns}>
        <div className={css.form}>
          <h1 ref={title} tabIndex={-1} className="title">
            {heading}
          </h1>
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
