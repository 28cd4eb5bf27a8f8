import { renderHook } from '@testing-library/react';
import { useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import { ApiError } from './api-error';
import { showFormError } from './form-errors';

function form() {
  const { result } = renderHook(() => {
    const made = useForm({ defaultValues: { email: '', password: '' } });
    return { ...made, errors: made.formState.errors };
  });
  return result;
}

function refused(field: string | null) {
  return new ApiError(422, { code: 'does_not_fit', message: 'Too short.', field });
}

test('what names a field stands beside it', async () => {
  const result = form();
  showFormError(result.current, refused('email'));
  await expect.poll(() => result.current.errors.email?.message).toBe('Too short.');
});

test('a field may have another name here', async () => {
  const result = form();
  showFormError(result.current, refused('new'), { new: 'password' });
  await expect.poll(() => result.current.errors.password?.message).toBe('Too short.');
});

test.each([null, 'name'])('what names no field of the form (%s) is the form’s', async (field) => {
  const result = form();
  showFormError(result.current, refused(field));
  await expect.poll(() => result.current.errors.root?.message).toBe('Too short.');
});
