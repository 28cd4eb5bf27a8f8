import { type FocusEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field';
import { PARTS, type Part } from './form';
import { Education, Experience, Projects } from './Lists';
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
        <Field
          corrections={corrections}
          name="summary"
          label={t('section.summary')}
          quiet
          rows={3}
        />
      </Section>
      <Section corrections={corrections} parts={['skills']} title={t('section.skills')}>
        <Field
          corrections={corrections}
          name="skills"
          label={t('section.skills')}
          quiet
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
