import { Button, Kbd, Textarea } from '@mantine/core';
import { useState } from 'react';

/** The server's limit for one typed answer, in characters. */
const LONGEST = 8_000;

interface AnswerBoxProps {
  enabled: boolean;
  /** False where it could not be sent; the text stays. */
  send: (text: string) => boolean;
  /** Null where the microphone is on already. */
  speak: (() => void) | null;
}

/** The answer of a candidate who types. Enter sends, Shift and Enter begins a line. */
export function AnswerBox({ enabled, send, speak }: AnswerBoxProps) {
  const [text, setText] = useState('');
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
        label="Your answer"
        rows={4}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <div
        className="row"
        style={{
          marginTop: 'var(--s-3)',
          justifyContent: speak === null ? 'flex-end' : 'space-between',
        }}
      >
        {speak !== null && (
          <Button variant="subtle" onClick={speak}>
            Speak instead
          </Button>
        )}
        <Button
          type="submit"
          variant="filled"
          disabled={!enabled || text.trim() === ''}
          rightSection={<Kbd>Enter</Kbd>}
        >
          Send answer
        </Button>
      </div>
    </form>
  );
}
