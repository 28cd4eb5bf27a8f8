import { Menu, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { Icon } from '@/components/Icon';
import { THEMES } from '@/components/ThemeChoice';
import { useSignOut } from '@/lib/api/sign-out';
import type { Schemas } from '@/lib/api-client';
import { errorText } from '@/lib/error-text';
import { chooseLanguage } from '@/lib/i18n';
import { LANGUAGES, type Language } from '@/lib/texts';
import { showToast } from '@/lib/toasts';
import { showTour } from '@/lib/tour';
import { ProfileButton } from './ProfileButton';
import css from './ProfileMenu.module.css';
import { placesOf } from './places';

/** What is a person's to choose; opens as soon as it is there, as it was asked for. */
export function ProfileMenu({ me }: { me: Schemas['User'] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // It stands where another was pressed, and has to have the focus to get it back.
    button.current?.focus();
    setOpened(true);
  }, []);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => navigate({ to: '/' }),
      onError: (error) => showToast(errorText(error)),
    });
  return (
    <>
      <Menu
        opened={opened}
        onChange={setOpened}
        position="top-start"
        width={240}
        transitionProps={{ duration: 0 }}
        withinPortal={false}
        floatingStrategy="fixed"
      >
        <Menu.Target>
          <ProfileButton ref={button} me={me} />
        </Menu.Target>
        <Menu.Dropdown>
          <MorePlaces role={me.role} />
          {me.guest && (
            <Menu.Item
              component={Link}
              to="/register"
              leftSection={<Icon name="check" size={18} />}
            >
              {t('me.keep')}
            </Menu.Item>
          )}
          <Menu.Item component={Link} to="/account" leftSection={<Icon name="person" size={18} />}>
            {t('me.account')}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to="/"
            onClick={showTour}
            leftSection={<Icon name="hint" size={18} />}
          >
            {t('me.tour')}
          </Menu.Item>
          <Choices />
          <Menu.Divider />
          <Menu.Item
            leftSection={<Icon name="leave" size={18} />}
            onClick={() => (me.guest ? setAsking(true) : leave())}
          >
            {t('me.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        close={() => setAsking(false)}
        title={t('guestOut.title')}
        action={t('guestOut.action')}
        stay={t('guestOut.stay')}
        confirm={leave}
        pending={signOut.isPending}
        error={signOut.error}
      >
        {t('guestOut.text')}
      </ConfirmDialog>
    </>
  );
}

/** What has no place in the bar of a narrow screen. */
function MorePlaces({ role }: { role: Schemas['User']['role'] }) {
  const { t } = useTranslation();
  return (
    <div className={css.narrow}>
      <Menu.Item component={Link} to="/interviews/new" leftSection={<Icon name="plus" size={18} />}>
        {t('nav.newInterview')}
      </Menu.Item>
      {placesOf(role)
        .filter(({ second }) => second === true)
        .map(({ to, name, icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon name={icon} size={18} />}>
            {t(`nav.${name}`)}
          </Menu.Item>
        ))}
      <Menu.Divider />
    </div>
  );
}

function Choices() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('theme.title')}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(chosen) => {
          const theme = THEMES.find((known) => known === chosen);
          if (theme !== undefined) setColorScheme(theme);
        }}
      >
        {THEMES.map((theme) => (
          <Menu.RadioItem key={theme} value={theme}>
            {t(`theme.${theme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Label>{t('language.title')}</Menu.Label>
      <Menu.RadioGroup
        value={i18n.language}
        onChange={(chosen) => void chooseLanguage(chosen as Language)}
      >
        {Object.entries(LANGUAGES).map(([language, own]) => (
          <Menu.RadioItem key={language} value={language} lang={language}>
            {own}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
