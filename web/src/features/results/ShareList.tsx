import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '@/components/LoadFailed';
import { Skeleton } from '@/components/Skeleton';
import { errorText } from '@/lib/error-text';
import { dayOf, listOf, momentOf } from '@/lib/format';
import { type MadeLink, sharesQuery } from './api/get-shares';
import { useRevokeShare } from './api/revoke-share';
import css from './Share.module.css';

/** The links there are, each with what it shows, until when, and whether somebody looked. */
export function ShareList({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('results');
  const shares = useQuery(sharesQuery(interviewId));
  const box = useRef<HTMLDivElement>(null);
  if (shares.error !== null) {
    return (
      <LoadFailed
        what={t('share.not_loaded')}
        error={shares.error}
        retry={() => void shares.refetch()}
      />
    );
  }
  if (shares.isPending) return <Skeleton label={t('share.loading')} widths={[0.7, 0.6]} />;
  return (
    // It takes the focus from a link that goes.
    <div ref={box} tabIndex={-1} className={css.box}>
      {shares.data.length > 0 && (
        <section className={css.list} aria-labelledby="links">
          <h3 id="links" className="heading">
            {t('share.list')}
          </h3>
          <ul>
            {shares.data.map((link) => (
              <Link
                key={link.id}
                link={link}
                interviewId={interviewId}
                gone={() => box.current?.focus()}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface LinkProps {
  link: MadeLink;
  interviewId: string;
  gone: () => void;
}

function Link({ link, interviewId, gone }: LinkProps) {
  const { t } = useTranslation('results');
  const [asking, ask] = useState<boolean | null>(null);
  const revoke = useRevokeShare(interviewId);
  const { id, created_at, expires_at, opened_at } = link;
  const now = new Date();
  const over = new Date(expires_at) <= now;
  const until = over ? t('share.over') : t('share.until', { day: dayOf(expires_at, now) });
  return (
    <li>
      <p>
        {t('share.made', { moment: momentOf(created_at) })}{' '}
        <span className="dim">
          {until}{' '}
          {opened_at === null
            ? t('share.unopened')
            : t('share.opened', { moment: momentOf(opened_at) })}{' '}
          {shownBy(link, t)}
        </span>
      </p>
      {asking ? (
        <span className="row">
          <Button
            size="sm"
            variant="danger"
            autoFocus
            loading={revoke.isPending}
            onClick={() => revoke.mutate(id, { onSuccess: gone })}
          >
            {t('share.revoke_yes')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => ask(false)}>
            {t('share.revoke_no')}
          </Button>
        </span>
      ) : (
        <Button
          size="sm"
          variant="subtle"
          autoFocus={asking === false}
          aria-label={t('share.revoke_of', { moment: momentOf(created_at) })}
          onClick={() => ask(true)}
        >
          {t('share.revoke')}
        </Button>
      )}
      {revoke.error !== null && (
        <p role="alert" className={css.error}>
          {errorText(revoke.error)}
        </p>
      )}
    </li>
  );
}

function shownBy({ show }: MadeLink, t: TFunction<'results'>): string {
  const shown = [
    ...(show.name ? [t('share.name')] : []),
    ...(show.resume ? [t('share.resume')] : []),
    ...(show.audio ? [t('share.audio')] : []),
  ].map((one) => one.toLowerCase());
  return shown.length === 0
    ? t('share.shows_none')
    : t('share.shows_also', { what: listOf(shown) });
}
