import { UnstyledButton } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import type { Schemas } from '@/lib/api-client';
import { initialsOf } from './initials';
import css from './ProfileMenu.module.css';

interface ProfileButtonProps extends ComponentPropsWithRef<'button'> {
  me: Schemas['User'];
}

/** Who is signed in; opens the menu of what is theirs. */
export function ProfileButton({ me, ...props }: ProfileButtonProps) {
  const { t } = useTranslation();
  const name = me.guest ? t('me.guest') : me.name;
  return (
    <UnstyledButton {...props} className={css.me}>
      <span className="vh">{t('me.menu', { name })}</span>
      <span className={css.initials} aria-hidden="true">
        {me.guest ? <Icon name="person" size={18} /> : initialsOf(me.name)}
      </span>
      <span className={css.name} aria-hidden="true">
        <span>{name}</span>
        <small>{me.guest ? t('me.guestHint') : me.email}</small>
      </span>
      <span className={css.more} aria-hidden="true">
        {t('nav.more')}
      </span>
    </UnstyledButton>
  );
}
