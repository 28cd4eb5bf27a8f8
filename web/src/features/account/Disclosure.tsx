import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import css from './Disclosure.module.css';

interface DisclosureProps {
  /** What the button says: "Change the password". */
  label: string;
  /** The form; it calls `close` when it is done or given up. */
  children: (close: () => void) => ReactNode;
}

/** A form that shows when it is asked for. The focus goes in with it, and comes back. */
export function Disclosure({ label, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) form.current?.querySelector('input')?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (open) {
    return (
      <div ref={form} className={css.open}>
        {children(() => setOpen(false))}
      </div>
    );
  }
  return (
    <Button ref={button} onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}
