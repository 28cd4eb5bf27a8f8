import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/lib/api-client';
import { figure } from '@/lib/format';

interface NextWhyProps {
  next: Schemas['NextStep'];
  /** The score that it rests on, where it is known. */
  rests: Schemas['SkillScore'] | null;
}

/** Why this practice would help most; as the API says it where the figures are not known. */
export function NextWhy({ next, rests }: NextWhyProps) {
  const { t } = useTranslation();
  const score = rests?.score ?? null;
  if (rests === null || score === null) return <span lang="en">{next.reason}</span>;
  return t('next_why', { score: figure(score, 1), count: rests.n });
}
