import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import css from './ThemeChoice.module.css';

const CHOICES: readonly { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: 'as the system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];

export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <label className={css.choice}>
      Theme
      <select
        value={colorScheme}
        onChange={(event) => {
          const chosen = CHOICES.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) setColorScheme(chosen.value);
        }}
      >
        {CHOICES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
