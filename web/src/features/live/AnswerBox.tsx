import { Button, Kbd, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The server's limit for one typed answer, in characters. */
const LONGEST = 8_000;

interface AnswerBoxProps {
  enabled: boolean;
  /** False where it could not be sent; the text stays. */
  send: (text: string) => boolean;
  /** What else can be done than type: speak, or put the box away. */
  other: { label: string; act: () => void };
}

/** The answer of a candidate who types. Enter sends, Shift and Enter begins a line. */
export function AnswerBox({ enabled, send, other }: AnswerBoxProps) {
  const { t } = useTranslation('live');
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  // It comes where a button was pressed for it, and anew with every question: typing goes on.
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const submit = () => {
    if (enabled && text.trim() !== '' && send(text.trim())) setText('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={box}
        label={t('answer.label')}
        rows={3}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <div className="row" style={{ marginTop: 'var(--s-3)', justifyContent: 'space-between' }}>
        <Button variant="subtle" onClick={other.act}>
          {other.label}
        </Button>
        <Button
          type="submit"
          variant="filled"
          disabled={!enabled || text.trim() === ''}
          rightSection={<Kbd>{t('keys.enter')}</Kbd>}
        >
          {t('controls.send')}
        </Button>
      </div>
    </form>
  );
}
