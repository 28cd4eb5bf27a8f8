import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { clockTime } from '@/lib/format';
import type { AnswerResult } from './api/get-results';
import { clipOf } from './quotes';
import css from './Story.module.css';
import type { Player } from './use-player';

type Star = NonNullable<AnswerResult['star']>;

const PARTS = [
  { key: 'situation', name: 'story.situation', missing: 'story.no_situation' },
  { key: 'task', name: 'story.task', missing: 'story.no_task' },
  { key: 'action', name: 'story.action', missing: 'story.no_action' },
  { key: 'result', name: 'story.result', missing: 'story.no_result' },
] as const satisfies readonly { key: keyof Star; name: string; missing: string }[];

interface StoryProps {
  star: Star;
  words: AnswerResult['words'];
  /** Null where there is no sound. */
  player: Player | null;
}

/** The four parts of a story about what one did, and which of them were told. */
export function Story({ star, words, player }: StoryProps) {
  const { t } = useTranslation('results');
  return (
    <section className={css.story}>
      <h4 className="heading">{t('story.title')}</h4>
      <ol className={css.parts}>
        {PARTS.map(({ key, name, missing }) => {
          const { found, quote } = star[key];
          const clip = quote === null || player === null ? null : clipOf(quote, words);
          return (
            <li key={key} data-found={found}>
              <p className={css.part}>
                <Icon name={found ? 'check' : 'x'} size={16} />
                {t(name)}
                {!found && <span className="dim">{t('story.missing')}</span>}
                {clip !== null && (
                  <button
                    type="button"
                    className={css.play}
                    aria-label={t('story.play', { part: t(name), at: clockTime(clip.start_s) })}
                    onClick={() => player?.playClip(clip)}
                  >
                    <svg
                      viewBox="0 0 24 24"
                      width="12"
                      height="12"
                      fill="currentColor"
                      aria-hidden="true"
                    >
                      <path d="M8 5.6v12.8l10.4-6.4z" />
                    </svg>
                    {clockTime(clip.start_s)}
                  </button>
                )}
              </p>
              {found && quote !== null && <p lang="en">“{quote}”</p>}
              {found && quote === null && <p>{t('story.told')}</p>}
              {!found && <p>{t(missing)}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
