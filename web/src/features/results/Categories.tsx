import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type CategoryRow, CategoryScores } from '@/components/judged/CategoryScores';
import type { AnswerResult, Results } from './api/get-results';

/** The averages by kind of question, and over all how clear it was. */
export function Categories({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  return <CategoryScores rows={rowsOf(results, t).filter(({ score }) => score !== null)} />;
}

function rowsOf({ categories, answers }: Results, t: TFunction<'results'>): CategoryRow[] {
  const technical = answers.filter((one) => one.score !== null && one.category === 'technical');
  const others = answers.filter((one) => one.score !== null && one.category !== 'technical');
  const clear = answers.filter((one) => isClarityKnown(one));
  return [
    {
      name: t('categories.technical'),
      score: categories.technical,
      of: t('categories.of', { count: technical.length }),
    },
    {
      name: t('categories.behavioral'),
      score: categories.behavioral,
      of: t('categories.of', { count: others.length }),
    },
    {
      name: t('categories.communication'),
      score: categories.communication,
      of: t('categories.clarity', { count: clear.length }),
    },
  ];
}

function isClarityKnown({ rubric }: AnswerResult): boolean {
  return rubric?.clarity.score != null;
}
