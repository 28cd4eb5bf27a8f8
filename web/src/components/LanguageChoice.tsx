import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '@/lib/i18n';
import { LANGUAGES, type Language } from '@/lib/texts';
import { QuietSelect } from './QuietSelect';

const CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({
  value: value as Language,
  label,
}));

export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <QuietSelect
      label={t('language.title')}
      value={i18n.language as Language}
      choices={CHOICES}
      onChange={(chosen) => void chooseLanguage(chosen)}
    />
  );
}
