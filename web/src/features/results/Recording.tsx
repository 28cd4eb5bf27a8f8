import { Button } from '@mantine/core';
import { useRef } from 'react';
import { clockTime } from '@/lib/format';
import type { AnswerResult, Results } from './api/get-results';
import css from './Recording.module.css';

interface RecordingProps {
  recording: NonNullable<Results['recording']>;
  answers: readonly AnswerResult[];
}

/** Both sides of the call, with a way to each question. */
export function Recording({ recording, answers }: RecordingProps) {
  const audio = useRef<HTMLAudioElement>(null);
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
        src={recording.audio_url}
        aria-label="Recording of the whole interview"
      />
      <ol className={css.chapters} aria-label="Chapters">
        {recording.chapters.map(({ question_id, start_s }, at) => (
          <li key={question_id}>
            <Button
              size="sm"
              variant="subtle"
              title={answers.find((answer) => answer.question_id === question_id)?.question}
              onClick={() => playFrom(start_s)}
            >
              Question {at + 1}, {clockTime(start_s)}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
