import { useTranslation } from 'react-i18next';
import { language } from '@/lib/i18n';

/** Says so where the page speaks another language than what rules and models write. */
export function InEnglish() {
  const { t } = useTranslation();
  return language() === 'en' ? null : <p className="help">{t('in_english')}</p>;
}
