import { Button, Modal } from '@mantine/core';

interface EndDialogProps {
  opened: boolean;
  close: () => void;
  end: () => void;
  answered: number;
  total: number;
}

export function EndDialog({ opened, close, end, answered, total }: EndDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title="End the interview?" lockScroll={false}>
      <p>
        You have answered {answered} of {total}. What you said is kept, and the interview cannot be
        taken up again. To go on later, just close this page: it waits for you.
      </p>
      <div className="row" style={{ marginTop: 'var(--s-5)', justifyContent: 'flex-end' }}>
        <Button variant="subtle" data-autofocus onClick={close}>
          Go on
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            end();
            close();
          }}
        >
          End the interview
        </Button>
      </div>
    </Modal>
  );
}
