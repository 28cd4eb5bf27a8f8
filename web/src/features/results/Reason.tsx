import { useTranslation } from 'react-i18next';

/** What the API says, and what we say for it in each language. */
const KNOWN = {
  'evaluation is not set up': 'reason.not_set_up',
  'the interview is not finished': 'reason.unfinished',
  'no question was answered': 'reason.nothing_answered',
  'it was not evaluated; ask for it': 'reason.not_evaluated',
  'no answer has a score; each says why': 'reason.not_alike',
  'the answer is too short to be judged': 'reason.too_short',
  'too much of what was said may have been misheard; correct the transcript to have it judged':
    'reason.unsure',
  'the recording could not be read in full; correct the transcript to have it judged':
    'reason.unread',
  'the evaluation did not work, also not after several tries; you can ask for it again':
    'reason.broke',
  'the evaluation took too long; you can ask for it again': 'reason.too_slow',
} as const;

/** Why there is no score, in the page's language; what is not known here as the API says it. */
export function Reason({ reason }: { reason: string }) {
  const { t } = useTranslation('results');
  return Object.hasOwn(KNOWN, reason) ? (
    t(KNOWN[reason as keyof typeof KNOWN])
  ) : (
    <span lang="en">{sentence(reason)}</span>
  );
}

/** The API's reasons are half sentences: "evaluation is not set up". */
function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
