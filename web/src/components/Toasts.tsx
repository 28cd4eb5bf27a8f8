import { CloseButton, Kbd, UnstyledButton } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/error-text';
import { dismissToast, showToast, type Toast, toasts } from '@/lib/toasts';
import { useKeys } from '@/lib/use-keys';
import { useObservable } from '@/lib/use-observable';
import css from './Toasts.module.css';

const STANDS_MS = 8_000;

/** A button goes with its toast, and the focus must not go with them. */
function dismiss(id: number): void {
  const inside = document.activeElement?.closest(`.${css.toasts}`) != null;
  dismissToast(id);
  if (inside) document.getElementById('main')?.focus({ preventScroll: true });
}

function takeBack({ id, undo }: Toast): void {
  dismiss(id);
  Promise.resolve(undo?.()).catch((error: unknown) => showToast(errorText(error)));
}

/** What was just done, with a way to take it back. Once, at the root of the app. */
export function Toasts() {
  const all = useObservable(toasts);
  const undoable = all.findLast(({ undo }) => undo !== null);
  useKeys(undoable === undefined ? {} : { z: { down: () => takeBack(undoable) } });
  return (
    <div className={css.toasts} role="status" aria-live="polite" aria-relevant="additions">
      {all.map((toast) => (
        <Slip key={toast.id} toast={toast} withKey={toast === undoable} />
      ))}
    </div>
  );
}

function Slip({ toast, withKey }: { toast: Toast; withKey: boolean }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const { id } = toast;
  const words = useId();
  useEffect(() => {
    // Whoever reads or aims at it has all the time.
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), STANDS_MS);
    return () => clearTimeout(timer);
  }, [held, id]);
  return (
    <fieldset
      aria-labelledby={words}
      className={css.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span id={words}>{toast.text}</span>
      {toast.undo !== null && (
        <UnstyledButton className={css.undo} onClick={() => takeBack(toast)}>
          {t('undo')} {withKey && <Kbd>Z</Kbd>}
        </UnstyledButton>
      )}
      <CloseButton aria-label={t('close')} onClick={() => dismiss(id)} />
    </fieldset>
  );
}
