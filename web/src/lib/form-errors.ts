import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ApiError } from './api-error';
import { errorText } from './error-text';

/**
 * Puts what the API refused beside the field that it names, and focuses that field.
 *
 * `names` says which field of the form stands for a field of the API where they are called
 * differently. What names no field of the form becomes `errors.root`: show it with FormProblem.
 *
 *     onError: (error) => showFormError(form, error, { new: 'password' })
 */
export function showFormError<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: Error,
  names: Readonly<Record<string, Path<Values>>> = {},
): void {
  const message = errorText(error);
  const asked = error instanceof ApiError ? error.field : null;
  const field = asked === null ? null : (names[asked] ?? asked);
  const known = Object.keys(form.getValues());
  const own = field !== null && known.includes(field.split('.')[0] ?? '');
  if (own) form.setError(field as Path<Values>, { type: 'api', message }, { shouldFocus: true });
  else form.setError('root', { type: 'api', message });
}
