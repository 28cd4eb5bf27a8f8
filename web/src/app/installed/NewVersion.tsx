import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useObservable } from '@/lib/use-observable';
import css from './NewVersion.module.css';
import { laterVersion, newVersion } from './update';

/** Offers a newer version of the app; nothing reloads by itself, as somebody may be typing. */
export function NewVersion() {
  const { t } = useTranslation();
  const change = useObservable(newVersion);
  return (
    <div role="status" className={css.slot}>
      {change !== null && (
        <div className={css.slip}>
          <span>{t('version.text')}</span>
          <Button size="sm" onClick={change}>
            {t('version.load')}
          </Button>
          <Button size="sm" variant="subtle" onClick={laterVersion}>
            {t('version.later')}
          </Button>
        </div>
      )}
    </div>
  );
}
