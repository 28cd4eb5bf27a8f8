import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { lazily } from '@/lib/lazily';

const ShareDialog = lazily('ShareDialog', () => import('./ShareDialog'));

/** Opens what shows these results to others, which comes when it is first asked for. */
export function Share({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation('results');
  const [opened, open] = useState(false);
  const [asked, ask] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Icon name="share" size={18} />}
        onClick={() => {
          ask(true);
          open(true);
        }}
      >
        {t('share.open')}
      </Button>
      {asked && (
        <Suspense>
          <ShareDialog interviewId={interviewId} opened={opened} close={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
