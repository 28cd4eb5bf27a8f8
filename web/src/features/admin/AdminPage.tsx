import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/Page';
import css from './AdminPage.module.css';
import { SECTIONS, type Section } from './sections';

interface AdminPageProps {
  /** Null: the overview. */
  section: Section | null;
  /** The page's answer, and what follows from it. */
  heading: string;
  lead: string;
  children: ReactNode;
}

/** The frame of the admin's pages: where one is among them, the answer in words, the matter. */
export function AdminPage({ section, heading, lead, children }: AdminPageProps) {
  const { t } = useTranslation('admin');
  return (
    <Page title={section === null ? t('tab') : t(`sections.${section}`)}>
      <nav className={css.sections} aria-label={t('sections.label')}>
        <ul>
          <li>
            <Link to="/admin" activeOptions={{ exact: true }}>
              {t('sections.overview')}
            </Link>
          </li>
          {SECTIONS.map((name) => (
            <li key={name}>
              <Link to="/admin/$section" params={{ section: name }}>
                {t(`sections.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h1 className="title">{heading}</h1>
      <p className="lead">{lead}</p>
      {section === null ? children : <div className={css.matter}>{children}</div>}
    </Page>
  );
}
