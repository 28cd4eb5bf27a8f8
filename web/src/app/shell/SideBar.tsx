import { Button, Kbd, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Brand } from '@/components/Brand';
import { Icon } from '@/components/Icon';
import type { Schemas } from '@/lib/api-client';
import { openPalette, PALETTE_KEYS } from '../palette/open';
import { Profile } from './Profile';
import { placesOf } from './places';
import css from './SideBar.module.css';

/** Where one can go, and who one is once that is known. At the foot of a narrow screen it is a bar. */
export function SideBar({ me }: { me: Schemas['User'] | null }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('nav.main')} className={css.side}>
      <div className={css.brand}>
        <Brand />
      </div>
      <Button
        className={css.begin}
        leftSection={<Icon name="plus" size={18} />}
        renderRoot={(props) => <Link to="/interviews/new" {...props} />}
      >
        {t('nav.newInterview')}
      </Button>
      <div className={css.nav}>
        <ul>
          {placesOf(me?.role ?? 'user').map(({ to, name, icon, second }) => (
            <li key={to} data-second={second}>
              <Link to={to} activeOptions={{ exact: to === '/' }} className={css.place}>
                <Icon name={icon} />
                <span>{t(`nav.${name}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <div className={css.foot}>
        <UnstyledButton
          className={css.palette}
          onClick={openPalette}
          aria-keyshortcuts="Control+K Meta+K"
        >
          <Icon name="search" />
          <span>{t('nav.goTo')}</span>
          <Kbd>{PALETTE_KEYS}</Kbd>
        </UnstyledButton>
        {me !== null && <Profile me={me} />}
      </div>
    </nav>
  );
}
