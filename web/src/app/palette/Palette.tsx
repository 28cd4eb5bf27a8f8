import '@mantine/spotlight/styles.layer.css';
import { useMantineColorScheme } from '@mantine/core';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { THEMES } from '@/components/ThemeChoice';
import { recentInterviewsQuery } from '@/lib/api/get-recent-interviews';
import type { Schemas } from '@/lib/api-client';
import { dayOf } from '@/lib/format';
import { chooseLanguage } from '@/lib/i18n';
import { LANGUAGES, type Language } from '@/lib/texts';
import { placesOf } from '../shell/places';
import css from './Palette.module.css';

const [store, palette] = createSpotlight();

interface PaletteProps {
  /** It opens whenever this grows. */
  asked: number;
  me: Schemas['User'];
}

/** A few letters lead anywhere: pages, interviews, theme and language. */
export function Palette({ asked, me }: PaletteProps) {
  const { t } = useTranslation(['palette', 'common']);
  const groups = [useGoing(me), useInterviews(), useChoosing()];
  useEffect(() => {
    if (asked > 0) palette.open();
  }, [asked]);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groups.filter(({ actions }) => actions.length > 0)}
      nothingFound={t('palette:nothing')}
      searchProps={{
        leftSection: <Icon name="search" />,
        placeholder: t('palette:search'),
        'aria-label': t('palette:search'),
      }}
      title={t('palette:title')}
      attributes={{ header: { role: 'presentation' } }}
      scrollable
      maxHeight="min(28rem, 60dvh)"
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      classNames={{
        header: css.name ?? '',
        overlay: css.overlay ?? '',
        content: css.content ?? '',
        search: css.search ?? '',
        actionsList: css.list ?? '',
        actionsGroup: css.group ?? '',
        action: css.action ?? '',
        actionSection: css.section ?? '',
        actionBody: css.body ?? '',
        actionLabel: css.label ?? '',
        actionDescription: css.description ?? '',
        empty: css.empty ?? '',
      }}
    />
  );
}

function useGoing(me: Schemas['User']): SpotlightActionGroupData {
  const { t } = useTranslation(['palette', 'common']);
  const navigate = useNavigate();
  return {
    group: t('palette:go'),
    actions: [
      {
        id: 'new',
        label: t('common:nav.newInterview'),
        leftSection: <Icon name="plus" />,
        onClick: () => void navigate({ to: '/interviews/new' }),
      },
      ...placesOf(me.role).map(({ to, name, icon }) => ({
        id: name,
        label: t(`common:nav.${name}`),
        leftSection: <Icon name={icon} />,
        onClick: () => void navigate({ to }),
      })),
      {
        id: 'account',
        label: t('common:me.account'),
        leftSection: <Icon name="person" />,
        onClick: () => void navigate({ to: '/account' }),
      },
    ],
  };
}

function useInterviews(): SpotlightActionGroupData {
  const { t } = useTranslation('palette');
  const navigate = useNavigate();
  const interviews = useQuery(recentInterviewsQuery);
  return {
    group: t('interviews'),
    actions: (interviews.data ?? []).map(({ id, job, status, created_at }) => ({
      id,
      label: job.title,
      leftSection: <Icon name="list" />,
      rightSection: dayOf(created_at, new Date()),
      ...(job.company === null ? {} : { description: job.company }),
      onClick: () =>
        void navigate({
          to:
            status === 'pending' || status === 'in_progress'
              ? '/interviews/$interviewId/green-room'
              : '/interviews/$interviewId/results',
          params: { interviewId: id },
        }),
    })),
  };
}

function useChoosing(): SpotlightActionGroupData {
  const { t } = useTranslation(['palette', 'common']);
  const { setColorScheme } = useMantineColorScheme();
  return {
    group: t('palette:choose'),
    actions: [
      ...THEMES.map((theme) => ({
        id: theme,
        label: t('palette:theme', { theme: t(`common:theme.${theme}`) }),
        onClick: () => setColorScheme(theme),
      })),
      ...Object.entries(LANGUAGES).map(([language, own]) => ({
        id: language,
        label: t('palette:language', { language: own }),
        onClick: () => void chooseLanguage(language as Language),
      })),
    ],
  };
}
