import { useTranslation } from 'react-i18next';
import { figure } from '@/lib/format';
import type { NextStep } from './api/get-next-step';

/** Why this practice would help, with the figures that say so. */
export function Why({ next }: { next: NextStep }) {
  const { t } = useTranslation('home');
  const score = next.rests?.score ?? null;
  if (next.rests === null || score === null) return <span lang="en">{next.reason}</span>;
  return t('practise.why', { score: figure(score, 1), count: next.rests.n });
}
