import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import css from './Filters.module.css';
import { type InterviewsSearch, KINDS, STATUSES } from './search';

interface FiltersProps {
  search: InterviewsSearch;
  setSearch: (search: InterviewsSearch) => void;
}

const AFTER_TYPING_MS = 300;
const ANY = '';

/** Leaves out what is not looked for; another search begins at its first page. */
function changed(search: InterviewsSearch, part: Record<string, unknown>): InterviewsSearch {
  const { pages: _pages, ...rest } = search;
  const all = Object.entries({ ...rest, ...part });
  return Object.fromEntries(all.filter(([, value]) => value !== ANY && value !== undefined));
}

/** What the list is narrowed by; it stands in the address. */
export function Filters({ search, setSearch }: FiltersProps) {
  const { t } = useTranslation('interviews');
  const words = useRef<HTMLInputElement>(null);
  const change = (part: Record<string, unknown>) => setSearch(changed(search, part));
  const look = useDebouncedCallback((q: string) => change({ q: q.trim() }), AFTER_TYPING_MS);
  const q = search.q ?? '';
  useEffect(() => {
    // What goes back in the address goes back in the field, but never under who types in it.
    const field = words.current;
    if (field !== null && field !== document.activeElement) field.value = q;
  }, [q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.flush();
  };
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: older browsers do not know <search>.
    <div role="search">
      <form className={css.filters} onSubmit={submit}>
        <TextInput
          ref={words}
          type="search"
          className={css.words}
          label={t('filter.words')}
          placeholder={t('filter.wordsHelp')}
          leftSection={<Icon name="search" size={18} />}
          defaultValue={q}
          maxLength={200}
          onChange={(event) => look(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('filter.status')}
          value={search.status ?? ANY}
          onChange={(event) => change({ status: event.currentTarget.value })}
          data={[
            { value: ANY, label: t('filter.any') },
            ...STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t('filter.kind')}
          value={search.kind ?? ANY}
          onChange={(event) => change({ kind: event.currentTarget.value })}
          data={[
            { value: ANY, label: t('filter.both') },
            ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
        <TextInput
          type="date"
          label={t('filter.from')}
          value={search.from ?? ''}
          max={search.to}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('filter.to')}
          value={search.to ?? ''}
          min={search.from}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </form>
      <p className={css.gone}>
        <Button
          size="sm"
          variant="subtle"
          aria-pressed={search.deleted === true}
          onClick={() => change({ deleted: search.deleted === true ? undefined : true })}
        >
          {t('filter.deleted')}
        </Button>
      </p>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: see above.
  );
}
