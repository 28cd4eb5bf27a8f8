import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import css from './Step.module.css';

interface StepProps {
  title: string;
  /** The step has all it needs. */
  done: boolean;
  /** What stands at the right of the heading: "412 words". */
  end?: ReactNode;
  disabled: boolean;
  children: ReactNode;
}

/** One of the three steps: a heading with its state, and what to fill in. */
export function Step({ title, done, end, disabled, children }: StepProps) {
  const { t } = useTranslation('new-interview');
  return (
    <fieldset className={css.step} disabled={disabled}>
      <legend className="vh">
        {title}
        {done && `, ${t('step.done')}`}
      </legend>
      <div className={css.head} aria-hidden="true">
        <span className={css.mark} data-done={done || undefined}>
          {done && <Icon name="check" size={16} />}
        </span>
        <span className="heading">{title}</span>
      </div>
      <div className={css.end}>{end}</div>
      <div className={css.body}>{children}</div>
    </fieldset>
  );
}
