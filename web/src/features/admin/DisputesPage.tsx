import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JudgedAgain } from '@/components/judged/JudgedAgain';
import { momentOf } from '@/lib/format';
import { AdminPage } from './AdminPage';
import css from './AdminPage.module.css';
import { type AdminDispute, type DisputeStatus, disputesQuery } from './api/get-disputes';
import { DecisionForm } from './DecisionForm';
import rows from './DisputesPage.module.css';
import { Loading } from './Loading';
import { MoreButton } from './MoreButton';

const STATUSES: readonly DisputeStatus[] = ['open', 'accepted', 'rejected'];

/** Where people disagree with a judgement. An admin reads why, and answers once. */
export function DisputesPage({ mayAct }: { mayAct: boolean }) {
  const { t } = useTranslation('admin');
  const [status, setStatus] = useState<DisputeStatus>('open');
  const disputes = useInfiniteQuery(disputesQuery(status));
  const open = useInfiniteQuery(disputesQuery('open'));
  const waiting = open.data?.length;
  const items = disputes.data ?? [];
  const heading =
    waiting === undefined
      ? t('disputes.title')
      : open.hasNextPage
        ? t('disputes.openMany', { count: waiting })
        : waiting === 0
          ? t('disputes.openNone')
          : t('disputes.open', { count: waiting });
  return (
    <AdminPage
      section="disputes"
      heading={heading}
      lead={mayAct ? t('disputes.lead') : t('disputes.leadSupport')}
    >
      <div className={css.tools}>
        <SegmentedControl
          aria-label={t('disputes.status')}
          value={status}
          onChange={setStatus}
          data={STATUSES.map((value) => ({ value, label: t(`disputes.statuses.${value}`) }))}
        />
      </div>
      <Loading query={disputes} />
      <div role="status">
        {disputes.data !== undefined && items.length === 0 && (
          <p className="help">{t(`disputes.none.${status}`)}</p>
        )}
      </div>
      {items.length > 0 && (
        <ul className={rows.rows}>
          {items.map((dispute) => (
            <Row key={dispute.id} dispute={dispute} mayAct={mayAct} />
          ))}
        </ul>
      )}
      <MoreButton query={disputes} />
    </AdminPage>
  );
}

function Row({ dispute, mayAct }: { dispute: AdminDispute; mayAct: boolean }) {
  const { t } = useTranslation('admin');
  const { answer_id, question, reason, judged_again, outcome, created_at, resolved_at, status } =
    dispute;
  return (
    <li>
      <div className={rows.about}>
        <time dateTime={created_at}>{momentOf(created_at)}</time>
        <span className="help">{t('disputes.answer', { id: answer_id })}</span>
      </div>
      <div className={rows.matter}>
        {question !== null && (
          <h2 className={rows.question} lang="en">
            {question}
          </h2>
        )}
        {reason === null ? (
          <p className="help">{t('disputes.hidden')}</p>
        ) : (
          <blockquote className={rows.reason}>{reason}</blockquote>
        )}
        {judged_again !== null && <JudgedAgain found={judged_again} />}
        {outcome !== null && (
          <p>
            <span className="dim">{t(`disputes.decided.${status}`)}</span> {outcome}
          </p>
        )}
        {outcome === null && resolved_at !== null && (
          <p className="help">{t('disputes.resolved', { when: momentOf(resolved_at) })}</p>
        )}
        {mayAct && status === 'open' && <DecisionForm disputeId={dispute.id} />}
      </div>
    </li>
  );
}
