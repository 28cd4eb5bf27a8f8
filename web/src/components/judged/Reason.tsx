import { useTranslation } from 'react-i18next';

/** What the API says, and what we say for it in each language. */
const KNOWN = {
  'evaluation is not set up': 'reason.not_set_up',
  'the interview is not finished': 'reason.unfinished',
  'the question was skipped': 'reason.skipped',
  'the question was not answered': 'reason.unanswered',
  'no question was answered': 'reason.nothing_answered',
  'it is being evaluated': 'reason.being_evaluated',
  'it was not evaluated; ask for it': 'reason.not_evaluated',
  'no answer has a score; each says why': 'reason.not_alike',
  'the answer is too short to be judged': 'reason.too_short',
  'too much of what was said may have been misheard; correct the transcript to have it judged':
    'reason.unsure',
  'the recording could not be read in full; correct the transcript to have it judged':
    'reason.unread',
  'the evaluation did not work, also not after several tries; you can ask for it again':
    'reason.broke',
  'the answer was changed or evaluated meanwhile': 'reason.changed',
  'it was judged a second time already; a person decides': 'reason.judged_twice',
  'it was disputed before disputed answers were judged again': 'reason.before_that',
  'it is judged by rules, which always find the same in the same words': 'reason.same_rules',
  'the evaluation took too long; you can ask for it again': 'reason.too_slow',
} as const;

/** Why there is no score, in the page's language; what is not known here as the API says it. */
export function Reason({ reason }: { reason: string }) {
  const { t } = useTranslation('judged');
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
