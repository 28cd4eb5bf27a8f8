import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import css from './Check.module.css';

/** A line of the list: a tick once it is proved. */
export function Check({ done, children }: { done: boolean; children: ReactNode }) {
  const { t } = useTranslation('green-room');
  return (
    <li className={css.check}>
      <span className={css.tick}>
        {done && (
          <>
            <Icon name="check" />
            <span className="vh">{t('checked')}</span>
          </>
        )}
      </span>
      <div>{children}</div>
    </li>
  );
}
