import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MicrophoneProblem } from '@/media/microphone';
import css from './MicrophoneHelp.module.css';

const WORDS: Record<MicrophoneProblem, { title: string; steps: ReactNode[] }> = {
  denied: {
    title: 'Your browser is keeping the microphone off',
    steps: [
      'Select the sign left of the address.',
      <>
        Set <strong>Microphone</strong> to <strong>Allow</strong>.
      </>,
      'Come back here and try again.',
    ],
  },
  missing: {
    title: 'No microphone is plugged in',
    steps: ['Plug in a microphone or a headset.', 'Come back here and try again.'],
  },
  busy: {
    title: 'Another program is using the microphone',
    steps: ['Close the call or the recorder that uses it.', 'Come back here and try again.'],
  },
  insecure: {
    title: 'Browsers give no microphone to this address',
    steps: [
      <>
        Open this page with <strong>https://</strong>, or on the computer it runs on.
      </>,
    ],
  },
};

interface MicrophoneHelpProps {
  problem: MicrophoneProblem;
  retry: () => void;
  typeInstead: () => void;
}

/** Why there is no microphone, and what to do about it. */
export function MicrophoneHelp({ problem, retry, typeInstead }: MicrophoneHelpProps) {
  const { title, steps } = WORDS[problem];
  return (
    <div role="alert" className={css.help}>
      <h2>{title}</h2>
      <ol>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fixed lists.
          <li key={index}>{step}</li>
        ))}
      </ol>
      <div className="row">
        <Button onClick={retry}>Try the microphone again</Button>
        <Button variant="subtle" onClick={typeInstead}>
          Answer by typing instead
        </Button>
      </div>
    </div>
  );
}
