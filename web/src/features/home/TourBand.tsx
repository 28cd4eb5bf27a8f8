import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '@/components/Band';
import { Presence, type PresenceState } from '@/components/Presence';
import { endTour, tourAsked, tourSeen } from '@/lib/tour';
import { useObservable } from '@/lib/use-observable';
import css from './TourBand.module.css';

const STEPS: readonly { name: 'prepare' | 'check' | 'talk' | 'learn'; state: PresenceState }[] = [
  { name: 'prepare', state: 'connecting' },
  { name: 'check', state: 'listening' },
  { name: 'talk', state: 'speaking' },
  { name: 'learn', state: 'paused' },
];

/** Four steps for the first visit, in the page and not over it; the profile menu shows them again. */
export function TourBand({ first }: { first: boolean }) {
  const asked = useObservable(tourAsked);
  const [over, setOver] = useState(tourSeen);
  if (!asked && (over || !first)) return null;
  return (
    <Tour
      key={String(asked)}
      asked={asked}
      end={() => {
        endTour();
        setOver(true);
        document.getElementById('main')?.focus({ preventScroll: true });
      }}
    />
  );
}

function Tour({ asked, end }: { asked: boolean; end: () => void }) {
  const { t } = useTranslation('home');
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = STEPS[at];
  // Whoever asked for it, or turned a page of it, is taken there; a first visit is left alone.
  const moved = asked || at > 0;
  useEffect(() => {
    if (moved && at >= 0) heading.current?.focus();
  }, [moved, at]);
  if (step === undefined) return null;
  const last = at === STEPS.length - 1;
  return (
    <Band
      id="tour"
      title={t('tour.title')}
      about={t('tour.step', { index: at + 1, total: STEPS.length })}
    >
      <div className={css.step}>
        <Presence state={step.state} label={t('tour.presence')} small />
        <div className={css.words}>
          <h3 ref={heading} tabIndex={-1}>
            {t(`tour.${step.name}.title`)}
          </h3>
          <p>{t(`tour.${step.name}.text`)}</p>
          <div className="row">
            <Button onClick={() => (last ? end() : setAt(at + 1))}>
              {t(last ? 'tour.done' : 'tour.next')}
            </Button>
            {at > 0 && (
              <Button variant="subtle" onClick={() => setAt(at - 1)}>
                {t('tour.back')}
              </Button>
            )}
            {!last && (
              <Button variant="subtle" onClick={end}>
                {t('tour.skip')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </Band>
  );
}
