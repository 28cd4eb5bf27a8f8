import { useTranslation } from 'react-i18next';
import css from './QuestionProgress.module.css';

/** "Question 3 of 10", with a dash a question. The page brings the texts of `call`. */
export function QuestionProgress({ index, total }: { index: number; total: number }) {
  const { t } = useTranslation('call');
  const text = t('progress.at', { index, total });
  const steps = Array.from({ length: total }, (_, at) => at + 1);
  return (
    <div
      className={css.progress}
      role="progressbar"
      aria-label={t('progress.label')}
      aria-valuemin={1}
      aria-valuemax={total}
      aria-valuenow={index}
      aria-valuetext={text}
    >
      <span>{text}</span>
      <span className={css.dashes} aria-hidden="true">
        {steps.map((step) => (
          <i key={step} data-at={step === index ? 'now' : step < index ? 'done' : undefined} />
        ))}
      </span>
    </div>
  );
}
