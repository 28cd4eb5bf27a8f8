import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Interview } from '@/lib/api/get-interview';
import { plural } from '@/lib/format';
import type { Results } from './api/get-results';
import css from './Verdict.module.css';

interface Words {
  title: string;
  lead: string;
}

/** The page's answer in words. No figure without evidence: where there is none, it says why. */
export function wordsOf(results: Results, interview: Interview): Words {
  const said = results.answers.filter(({ transcript }) => transcript !== '').length;
  const counted = `You answered ${said} of ${plural(interview.questions.length, 'question')}.`;
  if (interview.status === 'pending' || interview.status === 'in_progress') {
    return { title: 'This interview is not over.', lead: counted };
  }
  if (results.status === 'pending') {
    return { title: 'Your answers are being evaluated.', lead: `${counted} All of it is saved.` };
  }
  if (results.overall_score === null) {
    const reason = results.reason === null ? '' : ` ${sentence(results.reason)}`;
    return { title: counted, lead: `There is no score.${reason}` };
  }
  const { overall_score, low, high } = results;
  const range =
    low === null || high === null
      ? ''
      : ` Likely between ${low.toFixed(1)} and ${high.toFixed(1)}.`;
  return { title: `${overall_score.toFixed(1)} of 10.`, lead: `${counted}${range}` };
}

/** The API's reasons are half sentences: "evaluation is not set up". */
export function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

export function Verdict({ results, interview }: { results: Results; interview: Interview }) {
  const { title, lead } = wordsOf(results, interview);
  const open = interview.status === 'pending' || interview.status === 'in_progress';
  return (
    <section role="status" className={css.verdict}>
      <h1 className="title">{title}</h1>
      <p className="lead">{lead}</p>
      {open && (
        <Button
          variant="filled"
          size="lg"
          renderRoot={(props) => (
            <Link
              to="/interviews/$interviewId/green-room"
              params={{ interviewId: interview.id }}
              {...props}
            />
          )}
        >
          Carry on
        </Button>
      )}
    </section>
  );
}
