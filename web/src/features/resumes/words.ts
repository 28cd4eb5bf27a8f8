import type { TFunction } from 'i18next';
import type { Resume } from '@/lib/api/get-resumes';
import { listOf } from '@/lib/format';

/** What stands in a résumé, in short: "3 jobs and 21 skills". */
export function summaryOf({ parsed }: Resume, t: TFunction<'resumes'>): string {
  if (parsed === null) return t('found.nothing');
  const found = [
    parsed.experience.length > 0 ? t('found.jobs', { count: parsed.experience.length }) : '',
    parsed.skills.length > 0 ? t('found.skills', { count: parsed.skills.length }) : '',
    parsed.projects.length > 0 ? t('found.projects', { count: parsed.projects.length }) : '',
  ].filter((part) => part !== '');
  return found.length === 0 ? t('found.nothing') : listOf(found);
}
