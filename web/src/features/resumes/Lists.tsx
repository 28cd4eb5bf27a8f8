import { useTranslation } from 'react-i18next';
import { Entries } from './Entries';
import { Field } from './Field';
import { isDate } from './form';
import css from './ResumeForm.module.css';
import type { Corrections } from './use-corrections';

interface ListProps {
  corrections: Corrections;
}

export function Experience({ corrections }: ListProps) {
  const { t } = useTranslation('resumes');
  const date = {
    validate: (typed: unknown) =>
      isDate(String(typed), corrections.now) || t('fields.dateWrong', { now: corrections.now }),
  };
  return (
    <Entries corrections={corrections} part="experience">
      {(at) => (
        <>
          <div className={css.pair}>
            <Field
              corrections={corrections}
              name={`experience.${at}.title`}
              label={t('fields.title')}
            />
            <Field
              corrections={corrections}
              name={`experience.${at}.company`}
              label={t('fields.company')}
            />
          </div>
          <div className={css.pair} data-narrow="">
            <Field
              corrections={corrections}
              name={`experience.${at}.start`}
              label={t('fields.start')}
              placeholder={t('fields.dateHelp')}
              rules={date}
            />
            <Field
              corrections={corrections}
              name={`experience.${at}.end`}
              label={t('fields.end')}
              placeholder={corrections.now}
              rules={date}
            />
          </div>
          <Field
            corrections={corrections}
            name={`experience.${at}.bullets`}
            label={t('fields.bullets')}
            rows={2}
          />
        </>
      )}
    </Entries>
  );
}

export function Education({ corrections }: ListProps) {
  const { t } = useTranslation('resumes');
  const year = {
    validate: (typed: unknown) =>
      /^(|19\d\d|20\d\d|2100)$/.test(String(typed).trim()) || t('fields.yearWrong'),
  };
  return (
    <Entries corrections={corrections} part="education">
      {(at) => (
        <>
          <Field
            corrections={corrections}
            name={`education.${at}.degree`}
            label={t('fields.degree')}
          />
          <div className={css.pair} data-short="">
            <Field
              corrections={corrections}
              name={`education.${at}.school`}
              label={t('fields.school')}
            />
            <Field
              corrections={corrections}
              name={`education.${at}.year`}
              label={t('fields.year')}
              rules={year}
            />
          </div>
        </>
      )}
    </Entries>
  );
}

export function Projects({ corrections }: ListProps) {
  const { t } = useTranslation('resumes');
  return (
    <Entries corrections={corrections} part="projects">
      {(at) => (
        <>
          <Field
            corrections={corrections}
            name={`projects.${at}.name`}
            label={t('fields.project')}
            rules={{
              validate: (typed, { projects }) => {
                const { description = '', technologies = '' } = projects[at] ?? {};
                const others = `${description}${technologies}`.trim() !== '';
                return String(typed).trim() !== '' || !others || t('fields.projectMissing');
              },
            }}
          />
          <Field
            corrections={corrections}
            name={`projects.${at}.description`}
            label={t('fields.description')}
            rows={2}
          />
          <Field
            corrections={corrections}
            name={`projects.${at}.technologies`}
            label={t('fields.technologies')}
            help={t('fields.commas')}
          />
        </>
      )}
    </Entries>
  );
}
