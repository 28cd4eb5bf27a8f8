import { Button } from '@mantine/core';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import css from './FileDrop.module.css';
import { Icon } from './Icon';

interface FileDropProps {
  /** The button's words: "Choose a file". */
  label: string;
  /** What is taken, said beforehand; read out with the button. */
  help: string;
  onFile: (file: File) => void;
  /** Without a frame, for a place that has one. */
  plain?: boolean;
  /** The page's one filled button, or a quiet one. */
  variant?: 'filled' | 'default' | 'subtle';
  children?: ReactNode;
}

/** What the server reads, whatever the file is called. */
const ACCEPT =
  '.pdf,.docx,.txt,.md,application/pdf,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A place to drop a file on, with a button that does the same without a mouse. */
export function FileDrop(props: FileDropProps) {
  const { label, help, onFile, plain = false, variant = 'default', children } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same.
    <div
      className={css.drop}
      data-over={over || undefined}
      data-plain={plain || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (
          !(
            event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
          )
        )
          setOver(false);
      }}
      onDrop={drop}
    >
      {children}
      <div className={css.choose}>
        <input
          ref={input}
          type="file"
          accept={ACCEPT}
          hidden
          aria-label={label}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file may be chosen again after a failure.
            currentTarget.value = '';
            if (file !== undefined) onFile(file);
          }}
        />
        <Button
          variant={variant}
          size={plain ? 'sm' : 'md'}
          leftSection={<Icon name="upload" size={18} />}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
        <p className="help">{help}</p>
      </div>
    </div>
  );
}
