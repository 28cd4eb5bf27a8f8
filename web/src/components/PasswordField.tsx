import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PasswordFieldProps extends PasswordInputProps {
  /** A password to be chosen, not the present one: the field says what it has to be. */
  fresh?: boolean;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ fresh = false, ...props }: PasswordFieldProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      autoComplete={fresh ? 'new-password' : 'current-password'}
      description={fresh ? t('password.rule') : undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
      {...props}
    />
  );
}
