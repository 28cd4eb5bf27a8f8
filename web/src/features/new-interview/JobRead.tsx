import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from './api/create-interview';
import css from './JobRead.module.css';

const SHOWN = 8;

/** What was read in the job description: the post in a line, then what it asks for. */
export function JobRead({ analysis }: { analysis: Analysis }) {
  const { t } = useTranslation('new-interview');
  const [all, setAll] = useState(false);
  const { title, company, seniority, required_skills, nice_to_have } = analysis;
  const wanted = [...new Set([...required_skills, ...nice_to_have])];
  const shown = all ? wanted : wanted.slice(0, SHOWN);
  return (
    <div className={css.read}>
      <p className={css.post}>
        {company === null ? title : t('read.post', { title, company })}
        {seniority !== null && <span className="dim">, {t(`seniority.${seniority}`)}</span>}
      </p>
      {wanted.length > 0 && (
        <ul className={css.tags} aria-label={t('read.label')}>
          {shown.map((skill) => (
            <li key={skill}>{skill}</li>
          ))}
          {shown.length < wanted.length && (
            <li className={css.more}>
              <button type="button" onClick={() => setAll(true)}>
                {t('read.more', { count: wanted.length - shown.length })}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
