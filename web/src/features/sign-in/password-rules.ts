import type { TFunction } from 'i18next';

/** As the server has it; any characters do. */
const SHORTEST = 8;
const LONGEST = 128;

/** What a new password has to be; that it is one of the commonest, only the server knows. */
export function newPasswordRules(t: TFunction<'sign-in'>) {
  return {
    required: t('password.choose'),
    minLength: { value: SHORTEST, message: t('password.short', { count: SHORTEST }) },
    maxLength: { value: LONGEST, message: t('password.long', { count: LONGEST }) },
  };
}
