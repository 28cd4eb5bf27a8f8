import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What the API calls a file's fault, and where its words are. */
const PROBLEMS = {
  empty_file: 'problem.empty',
  no_text: 'problem.noText',
  encrypted_file: 'problem.encrypted',
  broken_file: 'problem.broken',
  too_many_pages: 'problem.pages',
  too_much_text: 'problem.text',
  unpacks_too_large: 'problem.unpacks',
  takes_too_long: 'problem.slow',
  scanned_file: 'problem.scanned',
  reading_failed: 'problem.ours',
  wrong_type: 'problem.type',
  too_large: 'problem.large',
  quota_reached: 'problem.quota',
  unreachable: 'problem.unreachable',
} as const;

function known(code: string): code is keyof typeof PROBLEMS {
  return code in PROBLEMS;
}

/** In words, what is wrong with a file and what helps; `otherwise` for a code that is new. */
export function useFileProblem() {
  const { t } = useTranslation('upload');
  return useCallback(
    (code: string | null, otherwise: string | null) =>
      code !== null && known(code) ? t(PROBLEMS[code]) : (otherwise ?? t('problem.ours')),
    [t],
  );
}
