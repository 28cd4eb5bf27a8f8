import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuietSelect } from './QuietSelect';

export const THEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

export function ThemeChoice() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <QuietSelect
      label={t('theme.title')}
      value={colorScheme}
      choices={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
      onChange={setColorScheme}
    />
  );
}
