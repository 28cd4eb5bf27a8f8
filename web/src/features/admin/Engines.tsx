import { useTranslation } from 'react-i18next';
import type { Engine } from './api/get-engines';
import css from './Engines.module.css';

const PARTS = [
  'speech_to_text',
  'second_reading',
  'text_to_speech',
  'turn_end',
  'evaluation',
] as const satisfies readonly Engine['part'][];

/** Parts of the work that no engine does. */
export function partsWithout(engines: readonly Engine[]): Engine['part'][] {
  return PARTS.filter((part) => {
    const its = engines.filter((one) => one.part === part);
    return its.length > 0 && its.every(({ engine }) => engine === null);
  });
}

/** Each part of the work with what does it, the first choice first. */
export function Engines({ engines }: { engines: readonly Engine[] }) {
  const { t } = useTranslation('admin');
  const parts = PARTS.filter((part) => engines.some((one) => one.part === part));
  return (
    <dl className={css.parts}>
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`engines.parts.${part}`)}</dt>
          {engines
            .filter((one) => one.part === part)
            .map((one) => (
              <dd key={one.engine ?? ''}>
                <One engine={one} />
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

function One({ engine: { engine, local, reason } }: { engine: Engine }) {
  const { t } = useTranslation('admin');
  if (engine === null) {
    return (
      <>
        <span className={css.none}>{t('engines.none')}</span>{' '}
        {reason !== null && <span className="dim">{reason}</span>}
      </>
    );
  }
  return (
    <>
      {engine} <span className="dim">{local ? t('engines.local') : t('engines.provider')}</span>
    </>
  );
}
