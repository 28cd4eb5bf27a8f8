import { type FocusEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Entries } from './Entries';
import { Field } from './Field';
import { isDate, PARTS, type Part } from './form';
import css from './ResumeForm.module.css';
import type { Corrections } from './use-corrections';

interface ResumeFormProps {
  corrections: Corrections;
  /** Called with the path of the field that has the focus, or null. */
  onPath: (path: string | null) => void;
}

function partOf(name: string): Part | undefined {
  const [first] = name.split('.');
  return PARTS.find((part) => part === first);
}

function nameOf(event: FocusEvent): string {
  const { target } = event;
  const typed = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return typed ? target.name : '';
}

/** Everything that was read, to be corrected where it stands. */
export function ResumeForm({ corrections, onPath }: ResumeFormProps) {
  const { t } = useTranslation('resumes');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it watches where the focus goes.
    <div
      className={css.form}
      onFocus={(event) => onPath(nameOf(event).replaceAll('.', '/') || null)}
      onBlur={(event) => {
        const part = partOf(nameOf(event));
        if (part !== undefined) void corrections.save(part);
      }}
    >
      <Contact corrections={corrections} />
      <Section corrections={corrections} parts={['summary']} title={t('section.summary')}>
        <Field corrections={corrections} name="summary" label={t('fields.summary')} rows={3} />
      </Section>
      <Section corrections={corrections} parts={['skills']} title={t('section.skills')}>
        <Field
          corrections={corrections}
          name="skills"
          label={t('fields.skills')}
          help={t('fields.commas')}
          rows={2}
        />
      </Section>
      <Section corrections={corrections} parts={['experience']} title={t('section.experience')}>
        <Experience corrections={corrections} />
      </Section>
      <Section corrections={corrections} parts={['education']} title={t('section.education')}>
        <Education corrections={corrections} />
      </Section>
      <Section corrections={corrections} parts={['projects']} title={t('section.projects')}>
        <Projects corrections={corrections} />
      </Section>
    </div>
  );
}

interface SectionProps {
  corrections: Corrections;
  parts: readonly Part[];
  title: string;
  children: ReactNode;
}

function Section({ corrections, parts, title, children }: SectionProps) {
  const { t } = useTranslation('resumes');
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <header>
        <h2 id={id} className="heading">
          {title}
        </h2>
        {parts.some(corrections.isCorrected) && (
          <span className={css.corrected}>{t('corrected')}</span>
        )}
      </header>
      {children}
    </section>
  );
}

function Contact({ corrections }: { corrections: Corrections }) {
  const { t } = useTranslation('resumes');
  const help = (part: Part) => (corrections.isCorrected(part) ? t('corrected') : undefined);
  return (
    <Section corrections={corrections} parts={[]} title={t('section.contact')}>
      <div className={css.pair}>
        <Field corrections={corrections} name="name" label={t('fields.name')} help={help('name')} />
        <Field
          corrections={corrections}
          name="location"
          label={t('fields.location')}
          help={help('location')}
        />
        <Field
          corrections={corrections}
          name="email"
          type="email"
          label={t('fields.email')}
          help={help('email')}
        />
        <Field
          corrections={corrections}
          name="phone"
          type="tel"
          label={t('fields.phone')}
          help={help('phone')}
        />
      </div>
      <Field
        corrections={corrections}
        name="links"
        label={t('fields.links')}
        help={help('links') ?? t('fields.lines')}
        rows={1}
      />
    </Section>
  );
}

function Experience({ corrections }: { corrections: Corrections }) {
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
            <Field
              corrections={corrections}
              name={`experience.${at}.start`}
              label={t('fields.start')}
              help={t('fields.dateHelp')}
              rules={date}
            />
            <Field
              corrections={corrections}
              name={`experience.${at}.end`}
              label={t('fields.end')}
              help={t('fields.dateHelpEnd', { now: corrections.now })}
              rules={date}
            />
          </div>
          <Field
            corrections={corrections}
            name={`experience.${at}.bullets`}
            label={t('fields.bullets')}
            help={t('fields.lines')}
            rows={2}
          />
        </>
      )}
    </Entries>
  );
}

function Education({ corrections }: { corrections: Corrections }) {
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

function Projects({ corrections }: { corrections: Corrections }) {
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
