import { Button, Kbd } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Skeleton } from '@/components/Skeleton';
import type { Interview } from '@/lib/api/get-interview';
import { CATEGORIES } from '@/lib/categories';
import { plural } from '@/lib/format';
import { useKeys } from '@/lib/use-keys';
import css from './QuestionList.module.css';

interface QuestionListProps {
  interview: Interview | null;
  /** How many are being written now. */
  writing: number;
}

export function QuestionList({ interview, writing }: QuestionListProps) {
  return (
    <section className={css.asking} aria-labelledby="questions">
      <h2 id="questions" className="heading">
        The questions
      </h2>
      <p className={css.status} role="status">
        {statusOf(interview, writing)}
      </p>
      {writing > 0 && (
        <Skeleton
          label="The questions are being written"
          widths={Array.from({ length: writing }, (_, at) => [0.82, 0.64, 0.74][at % 3] ?? 0.7)}
        />
      )}
      {interview !== null && <Written interview={interview} />}
    </section>
  );
}

function statusOf(interview: Interview | null, writing: number): string {
  if (writing > 0) return `${plural(writing, 'question')} on the way`;
  if (interview === null) return 'They will stand here, each with the reason it is asked.';
  return `${plural(interview.questions.length, 'question')} written`;
}

function Written({ interview }: { interview: Interview }) {
  const navigate = useNavigate();
  const where = {
    to: '/interviews/$interviewId/green-room',
    params: { interviewId: interview.id },
  } as const;
  const go = useCallback(() => void navigate(where), [navigate, where]);
  useKeys({ Enter: { down: go } });
  return (
    <>
      <ol className={css.questions}>
        {interview.questions.map((question) => (
          <li key={question.id}>
            <span className="dim num">{question.index}</span>
            <div>
              <p className={css.text}>{question.text}</p>
              <p className={css.why}>{question.reason}</p>
              <p className={css.meta}>
                {[CATEGORIES[question.category], question.skills.join(', ')]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <Button
        variant="filled"
        size="lg"
        rightSection={<Kbd>Enter</Kbd>}
        renderRoot={(props) => <Link {...where} {...props} />}
      >
        Go to the green room
      </Button>
    </>
  );
}
