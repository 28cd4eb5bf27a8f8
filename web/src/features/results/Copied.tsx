import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Share.module.css';

/** An address that is told this once, with a button that copies it. */
export function Copied({ url, about }: { url: string; about: string }) {
  const { t } = useTranslation('results');
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () => {
    // Browsers offer no clipboard to pages without https; the address can be marked by hand.
    const done = navigator.clipboard?.writeText(url) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className={css.made}>
      <TextInput
        label={t('share.address')}
        description={about}
        value={url}
        readOnly
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={copy}>{copied === true ? t('share.copied') : t('share.copy')}</Button>
      <p role="status" className={copied === false ? css.failed : 'vh'}>
        {copied === true && t('share.copied')}
        {copied === false && t('share.not_copied')}
      </p>
    </div>
  );
}
