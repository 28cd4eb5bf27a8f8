import { i18n } from './i18n';

/** As the server has it; any characters do. */
const SHORTEST = 8;
const LONGEST = 128;

/** What a new password has to be, for a form; that it is among the commonest, the server knows. */
export function newPasswordRules() {
  return {
    required: i18n.t('common:password.choose'),
    minLength: { value: SHORTEST, message: i18n.t('common:password.short', { least: SHORTEST }) },
    maxLength: { value: LONGEST, message: i18n.t('common:password.long', { most: LONGEST }) },
  };
}
