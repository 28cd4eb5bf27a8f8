import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { type BrowserKind, browserKind } from '@/media/browser';
import type { MicrophoneProblem } from '@/media/microphone';
import css from './MicrophoneHelp.module.css';

/** What to do, step by step; where a browser keeps the microphone off, each has its own switch. */
function stepsOf(problem: MicrophoneProblem, browser: BrowserKind) {
  switch (problem) {
    case 'denied':
      return [
        `help.denied.${browser}.one`,
        `help.denied.${browser}.two`,
        `help.denied.${browser}.three`,
      ] as const;
    case 'blocked':
      return ['help.blocked.one', 'help.blocked.two', 'help.blocked.three'] as const;
    case 'missing':
      return ['help.missing.one', 'help.missing.two'] as const;
    case 'busy':
      return ['help.busy.one', 'help.busy.two'] as const;
    case 'insecure':
      return ['help.insecure.one'] as const;
  }
}

interface MicrophoneHelpProps {
  /** `h1` where it is all of the page. */
  heading?: 'h1' | 'h2';
  problem: MicrophoneProblem;
  retry: () => void;
  typeInstead: () => void;
}

/** Why there is no microphone, and what to do about it. The page brings the texts of `call`. */
export function MicrophoneHelp({
  heading: Heading = 'h2',
  problem,
  retry,
  typeInstead,
}: MicrophoneHelpProps) {
  const { t } = useTranslation('call');
  return (
    <div role="alert" className={css.help}>
      <Heading>{t(`help.${problem}.title`)}</Heading>
      <ol>
        {stepsOf(problem, browserKind(navigator)).map((step) => (
          <li key={step}>
            <Trans t={t} i18nKey={step} components={{ b: <strong /> }} />
          </li>
        ))}
      </ol>
      <div className="row">
        <Button onClick={retry}>{t('help.retry')}</Button>
        <Button variant="subtle" onClick={typeInstead}>
          {t('help.type')}
        </Button>
      </div>
    </div>
  );
}
