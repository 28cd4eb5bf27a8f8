import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/error-text';
import css from './ConfirmDialog.module.css';
import { Notice } from './Notice';

interface ConfirmDialogProps {
  opened: boolean;
  close: () => void;
  /** A question: "Delete the account?" */
  title: string;
  /** What is lost, what is kept. */
  children: ReactNode;
  /** What the button does, as a verb: "Delete the account". */
  action: string;
  /** Where it stays is the caller's: close it when the work is done. */
  confirm: () => void;
  pending?: boolean;
  error?: Error | null;
  /** A word that has to be typed first, for what nothing brings back. */
  typed?: string;
  /** What leaves everything as it is; "Cancel" without it. */
  stay?: string;
}

/** Asks before something is destroyed. Escape, a click beside it and the first button leave it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, close, title } = props;
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Question {...props} />
    </Modal>
  );
}

/** Mounted while the dialog is open, so that what was typed is gone the next time. */
function Question(props: ConfirmDialogProps) {
  const { close, children, action, confirm, pending = false, error = null, typed, stay } = props;
  const { t } = useTranslation();
  const [word, setWord] = useState('');
  const hint = useId();
  const ready = typed === undefined || word.trim() === typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) confirm();
  };
  return (
    <form onSubmit={submit} className={css.question}>
      <div>{children}</div>
      {typed !== undefined && (
        <TextInput
          label={t('confirm.type', { word: typed })}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
      )}
      {error !== null && <Notice kind="weak" title={errorText(error)} />}
      <div className={css.buttons}>
        <Button variant="subtle" onClick={close} data-autofocus={typed === undefined || undefined}>
          {stay ?? t('cancel')}
        </Button>
        <Button
          type="submit"
          variant="danger"
          loading={pending}
          disabled={!ready}
          aria-describedby={ready ? undefined : hint}
        >
          {action}
        </Button>
      </div>
      {!ready && (
        <span id={hint} className="vh">
          {t('confirm.type', { word: typed })}
        </span>
      )}
    </form>
  );
}
