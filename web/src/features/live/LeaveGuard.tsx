import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Asks before the page is left while the interview goes on; the browser asks where it is closed. */
export function LeaveGuard({ armed }: { armed: boolean }) {
  const { t } = useTranslation(['live', 'common']);
  const blocker = useBlocker({
    shouldBlockFn: () => armed,
    enableBeforeUnload: armed,
    withResolver: true,
  });
  const asked = blocker.status === 'blocked';
  return (
    <Modal
      opened={asked}
      onClose={() => blocker.reset?.()}
      title={t('leave.title')}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p>{t('leave.text')}</p>
      <div className="row" style={{ marginTop: 'var(--s-5)', justifyContent: 'flex-end' }}>
        <Button variant="subtle" data-autofocus onClick={() => blocker.reset?.()}>
          {t('leave.stay')}
        </Button>
        <Button onClick={() => blocker.proceed?.()}>{t('leave.leave')}</Button>
      </div>
    </Modal>
  );
}
