import { Component, type ReactNode } from 'react';
import { reportFault } from '@/lib/faults';
import { i18n } from '@/lib/i18n';
import { tell } from '@/lib/telemetry';
import css from './LastResort.module.css';

interface LastResortProps {
  children: ReactNode;
}

/** Where even the page that tells of a broken page broke: words and a way out, and nothing else. */
export class LastResort extends Component<LastResortProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    reportFault(error);
    tell('page-error');
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={css.page}>
        <h1 className="title">{i18n.t('broken.title')}</h1>
        <p className="lead">{i18n.t('broken.lead')}</p>
        <p className={css.back}>
          {/* Not a link of the app: it begins anew. */}
          <a href="/">{i18n.t('broken.back')}</a>
        </p>
      </main>
    );
  }
}
