import { useTranslation } from 'react-i18next';

const KNOWN = [
  'abandon_left_interviews',
  'delete_account',
  'delete_lost_guests',
  'evaluate_answer',
  'export',
  'mail_reset',
  'mail_verify',
  'parse_resume',
] as const;

/** What a kind of work is called; what has no name here is shown as the server names it. */
export function useKindName() {
  const { t } = useTranslation('admin');
  return (kind: string): string => {
    const known = KNOWN.find((name) => name === kind);
    if (known !== undefined) return t(`kinds.${known}`);
    const words = kind.replaceAll('_', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
}
