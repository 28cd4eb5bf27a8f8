import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '@/components/Page';

export function NotFoundPage() {
  return (
    <Page title="Not found">
      <h1 className="title">There is no page at this address.</h1>
      <p className="lead">It may have been deleted, or the link was cut short.</p>
      <div className="row" style={{ marginTop: 'var(--s-5)' }}>
        <Button variant="filled" size="lg" renderRoot={(props) => <Link to="/" {...props} />}>
          Back to the start
        </Button>
      </div>
    </Page>
  );
}
