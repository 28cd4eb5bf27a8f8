import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/ConfirmDialog';

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
    <ConfirmDialog
      opened={opened}
      close={close}
      title={t('end.title')}
      action={t('end.end')}
      stay={t('end.goOn')}
      confirm={() => {
        end();
        close();
      }}
    >
      {t('end.text', { answered, total })}
    </ConfirmDialog>
  );
}
