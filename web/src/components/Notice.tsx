import type { ReactNode } from 'react';
import { Icon } from './Icon';
import css from './Notice.module.css';

interface NoticeProps {
  /** `weak`: something went wrong; `warn`: something to know. */
  kind: 'warn' | 'weak';
  title: string;
  children?: ReactNode;
  /** The small print, such as a request's id. */
  detail?: string | null;
  action?: ReactNode;
}

/** Says what happened, what is safe, and what to do next. */
export function Notice({ kind, title, children, detail = null, action }: NoticeProps) {
  return (
    <div className={css.notice} data-kind={kind} role={kind === 'weak' ? 'alert' : 'status'}>
      <Icon name="alert" />
      <div className={css.words}>
        <p>
          <strong>{title}</strong> {children}
        </p>
        {detail !== null && <p className={css.detail}>{detail}</p>}
      </div>
      {action}
    </div>
  );
}
