import { useTranslation } from 'react-i18next';
import { PointLists } from '@/components/judged/PointLists';
import type { AnswerResult } from './api/get-results';

/** What was strong, what was missing, and what to do next time. */
export function Advice({ answer }: { answer: AnswerResult }) {
  const { t } = useTranslation('results');
  return (
    <PointLists
      lists={[
        { title: t('advice.strong'), points: answer.strengths },
        { title: t('advice.weak'), points: answer.weaknesses },
        { title: t('advice.next'), points: answer.improvements },
        { title: t('advice.found'), points: otherFindings(answer) },
      ]}
    />
  );
}

/** Without those that only repeat what stands at a criterion. */
function otherFindings({ findings, rubric }: AnswerResult): string[] {
  const reasons = rubric === null ? [] : Object.values(rubric).map(({ why }) => why);
  return findings.filter((finding) => !reasons.some((why) => finding.includes(why)));
}
