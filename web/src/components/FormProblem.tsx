import { Notice } from './Notice';

interface FormProblemProps {
  /** `form.formState.errors.root`. */
  error: { message?: string | undefined } | undefined;
}

/** Why the form as a whole was refused; nothing where it was not. */
export function FormProblem({ error }: FormProblemProps) {
  if (error?.message === undefined) return null;
  return <Notice kind="weak" title={error.message} />;
}
