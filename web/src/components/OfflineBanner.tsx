import { Trans } from 'react-i18next';
import { useOnline } from '@/lib/use-online';
import { Icon } from './Icon';
import css from './OfflineBanner.module.css';

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status" className={css.slot}>
      {!online && (
        <p className={css.banner}>
          <Icon name="offline" size={18} />
          <span>
            <Trans i18nKey="offline" components={{ b: <strong /> }} />
          </span>
        </p>
      )}
    </div>
  );
}
