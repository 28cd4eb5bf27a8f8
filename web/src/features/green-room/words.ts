import type { TFunction } from 'i18next';
import type { Hearing } from './rehearsal';

type Words = TFunction<'green-room'>;

/** The page's answer to "can I be heard?". */
export function headline(
  hearing: Hearing,
  heard: boolean,
  t: Words,
): { title: string; lead: string } {
  switch (hearing.kind) {
    case 'opening':
      return { title: t('headline.opening'), lead: t('headline.openingLead') };
    case 'open':
      return heard
        ? { title: t('headline.heard'), lead: t('headline.heardLead') }
        : { title: t('headline.silent'), lead: t('headline.silentLead') };
    case 'problem':
      return { title: t('headline.problem'), lead: t('headline.problemLead') };
    case 'off':
      return { title: t('headline.off'), lead: t('headline.offLead') };
  }
}
