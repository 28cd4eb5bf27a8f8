import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { dateOf, figure } from '@/lib/format';
import { AdminPage } from './AdminPage';
import css from './AdminPage.module.css';
import { type AdminUser, usersQuery } from './api/get-users';
import { Loading } from './Loading';
import { MoreButton } from './MoreButton';
import { Cell, Table } from './Table';
import table from './Table.module.css';

const TYPING_MS = 300;

/** Who has an account or is here as a guest. What is typed stays out of the address. */
export function PeoplePage() {
  const { t } = useTranslation('admin');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const users = useInfiniteQuery(usersQuery(q));
  return (
    <AdminPage section="people" heading={t('people.title')} lead={t('people.lead')}>
      <div className={css.tools}>
        <TextInput
          className={css.search}
          type="search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          leftSection={<Icon name="search" size={18} />}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Loading query={users} />
      <div role="status">
        {users.data?.length === 0 && (
          <p className="help">{q === '' ? t('people.nobody') : t('people.none', { q })}</p>
        )}
      </div>
      {users.data !== undefined && users.data.length > 0 && <People users={users.data} />}
      <MoreButton query={users} />
    </AdminPage>
  );
}

function People({ users }: { users: readonly AdminUser[] }) {
  const { t } = useTranslation('admin');
  const columns = [
    { name: t('people.who') },
    { name: t('people.state') },
    { name: t('people.role') },
    { name: t('people.interviews'), figure: true },
    { name: t('people.since'), figure: true },
  ];
  return (
    <Table label={t('people.title')} columns={columns}>
      {users.map((user) => (
        <tr key={user.id}>
          <th scope="row">
            <span className={table.who}>
              {user.name}
              {user.email !== null && <span className="dim">{user.email}</span>}
            </span>
          </th>
          <Cell at={1}>
            <State user={user} />
          </Cell>
          <Cell at={2}>{t(`roles.${user.role}`)}</Cell>
          <Cell at={3}>{figure(user.interviews)}</Cell>
          <Cell at={4}>{dateOf(user.created_at)}</Cell>
        </tr>
      ))}
    </Table>
  );
}

function State({ user }: { user: AdminUser }) {
  const { t } = useTranslation('admin');
  if (user.being_deleted) return <span className={table.weak}>{t('people.leaving')}</span>;
  if (user.guest) return <span className="dim">{t('people.guest')}</span>;
  return user.verified ? t('people.confirmed') : <span className="dim">{t('people.open')}</span>;
}
