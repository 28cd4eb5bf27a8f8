import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Page } from '@/components/Page';

/** A page broke: what is safe, and the way back. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="Something broke">
      <h1 className="title">This page broke.</h1>
      <p className="lead">Your interviews and answers are saved on the server.</p>
      <p className="help" style={{ marginTop: 'var(--s-3)' }}>
        {error instanceof Error ? error.message : String(error)}
      </p>
      <div className="row" style={{ marginTop: 'var(--s-5)' }}>
        <Button variant="filled" size="lg" onClick={reset}>
          Try again
        </Button>
        <Button variant="subtle" size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
          Back to the start
        </Button>
      </div>
    </Page>
  );
}
