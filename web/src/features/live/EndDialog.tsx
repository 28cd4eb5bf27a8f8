import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface EndDialogProps {
  opened: boolean;
  close: () => void;
  end: () => void;
  answered: number;
  total: number;
}

export function EndDialog({ opened, close, end, answered, total }: EndDialogProps) {
  const { t } = useTranslation('live');
  return (
    <Modal opened={opened} onClose={close} title={t('end.title')} lockScroll={false}>
      <p>{t('end.text', { answered, total })}</p>
      <div className="row" style={{ marginTop: 'var(--s-5)', justifyContent: 'flex-end' }}>
        <Button variant="subtle" data-autofocus onClick={close}>
          {t('end.goOn')}
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            end();
            close();
          }}
        >
          {t('end.end')}
        </Button>
      </div>
    </Modal>
  );
}
