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
            <strong>You are offline.</strong> What you typed is kept here. This page goes on by
            itself when the line is back.
          </span>
        </p>
      )}
    </div>
  );
}
