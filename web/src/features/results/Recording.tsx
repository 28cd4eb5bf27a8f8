import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/Icon';
import { clockTime } from '@/lib/format';
import type { AnswerResult, Results } from './api/get-results';
import css from './Recording.module.css';

interface RecordingProps {
  recording: NonNullable<Results['recording']>;
  answers: readonly AnswerResult[];
  /** The file's name when it is kept, without its ending. */
  name: string;
}

/** Both sides of the call, with a way to each question. */
export function Recording({ recording, answers, name }: RecordingProps) {
  const { t } = useTranslation('results');
  const audio = useRef<HTMLAudioElement>(null);
  const [chapter, setChapter] = useState<number | null>(null);
  const { audio_url, chapters } = recording;
  const playFrom = (startS: number) => {
    if (audio.current === null) return;
    audio.current.currentTime = startS;
    void audio.current.play();
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands below, answer by answer. */}
      <audio
        ref={audio}
        className={css.audio}
        controls
        preload="metadata"
        src={audio_url}
        aria-label={t('recording.audio')}
        onTimeUpdate={({ currentTarget: { currentTime } }) =>
          setChapter(chapters.findLastIndex(({ start_s }) => start_s <= currentTime))
        }
      />
      <ol className={css.chapters} aria-label={t('recording.chapters')}>
        {chapters.map(({ question_id, start_s }, at) => (
          <Chapter
            key={question_id}
            now={at === chapter}
            at={clockTime(start_s)}
            play={() => playFrom(start_s)}
          >
            {answers.find((answer) => answer.question_id === question_id)?.question ??
              t('recording.question', { number: at + 1 })}
          </Chapter>
        ))}
      </ol>
      <Button
        component="a"
        href={audio_url}
        download={`${name}.ogg`}
        size="sm"
        variant="subtle"
        className={css.keep}
        leftSection={<Icon name="download" size={18} />}
      >
        {t('recording.download')}
      </Button>
    </div>
  );
}

interface ChapterProps {
  now: boolean;
  at: string;
  play: () => void;
  children: ReactNode;
}

function Chapter({ now, at, play, children }: ChapterProps) {
  return (
    <li>
      <button type="button" aria-current={now || undefined} onClick={play}>
        <span className={css.at}>{at}</span>{' '}
        <span className={css.question} lang="en">
          {children}
        </span>
      </button>
    </li>
  );
}
