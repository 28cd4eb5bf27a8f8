import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { compare } from './alignment';
import type { AnswerResult } from './api/get-results';
import { Blanks } from './Blanks';
import css from './IdealAnswer.module.css';

interface IdealAnswerProps {
  ideal: NonNullable<AnswerResult['ideal_answer']>;
  answer: AnswerResult;
}

/** A stronger version, made of facts that the candidate gave, beside the answer as it stands. */
export function IdealAnswer({ ideal, answer }: IdealAnswerProps) {
  const { t } = useTranslation('results');
  const said = [answer.transcript, ...answer.follow_ups.map(({ transcript }) => transcript)]
    .filter((text) => text !== '')
    .join(' ');
  const { before, after } = compare(said, ideal.text);
  return (
    <section className={css.section}>
      <div className={css.versus}>
        <div>
          <h4 className="heading">{t('ideal.mine')}</h4>
          <p lang="en">
            {before.map(({ text, shared }, at) =>
              shared ? (
                text
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other identity.
                <Fragment key={at}>
                  <del>{text.trimEnd()}</del>{' '}
                </Fragment>
              ),
            )}
          </p>
        </div>
        <div>
          <h4 className="heading">{t('ideal.title')}</h4>
          <p lang="en">
            {after.map(({ text, shared }, at) =>
              shared ? (
                text
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other identity.
                <Fragment key={at}>
                  <ins>
                    <Blanks text={text.trimEnd()} />
                  </ins>{' '}
                </Fragment>
              ),
            )}
          </p>
        </div>
      </div>
      {ideal.differences.length > 0 && (
        <>
          <h5 className={css.what}>{t('ideal.differences')}</h5>
          <ul lang="en">
            {ideal.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </>
      )}
      <p className="help">
        <span lang="en">{ideal.why}</span> {t('ideal.built')}
        {ideal.text.includes('[') && ` ${t('ideal.blanks')}`}
      </p>
    </section>
  );
}
