import { useTranslation } from 'react-i18next';
import css from './SkipLink.module.css';

/** The first stop of the Tab key: past what is the same on every page. Shown when it has the focus. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className={css.skip} href="#main">
      {t('skip')}
    </a>
  );
}
