import { useTranslation } from 'react-i18next';
import css from './Advice.module.css';
import type { AnswerResult } from './api/get-results';

/** What was strong, what was missing, and what to do next time. */
export function Advice({ answer }: { answer: AnswerResult }) {
  const { t } = useTranslation('results');
  const { strengths, weaknesses, improvements } = answer;
  const lists = [
    { title: t('advice.strong'), points: strengths },
    { title: t('advice.weak'), points: weaknesses },
    { title: t('advice.next'), points: improvements },
    { title: t('advice.found'), points: otherFindings(answer) },
  ].filter(({ points }) => points.length > 0);
  if (lists.length === 0) return null;
  return (
    <div className={css.lists}>
      {lists.map(({ title, points }) => (
        <section key={title}>
          <h4 className="heading">{title}</h4>
          <ul lang="en">
            {[...new Set(points)].map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Without those that only repeat what stands at a criterion. */
function otherFindings({ findings, rubric }: AnswerResult): string[] {
  const reasons = rubric === null ? [] : Object.values(rubric).map(({ why }) => why);
  return findings.filter((finding) => !reasons.some((why) => finding.includes(why)));
}
