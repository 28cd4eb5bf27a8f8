import { useTranslation } from 'react-i18next';
import type { AnswerResult } from './api/get-results';
import { Blanks } from './Blanks';
import css from './Versus.module.css';

/** The candidate's own sentences, each beside a better one. */
export function Wording({ wording }: { wording: AnswerResult['wording'] }) {
  const { t } = useTranslation('results');
  if (wording.length === 0) return null;
  return (
    <section className={css.section}>
      <h4 className="heading">{t('wording.title')}</h4>
      <dl className={css.pairs}>
        {wording.map(({ said, better }) => (
          <div key={`${said}: ${better}`} className={css.versus}>
            <dt>{t('wording.said')}</dt>
            <dd lang="en">“{said}”</dd>
            <dt>{t('wording.better')}</dt>
            <dd lang="en" className={css.better}>
              “<Blanks text={better} />”
            </dd>
          </div>
        ))}
      </dl>
      {wording.some(({ better }) => better.includes('[')) && <p className="help">{t('blanks')}</p>}
    </section>
  );
}
