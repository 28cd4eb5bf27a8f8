import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCorrectAnswer } from './api/correct-answer';
import css from './Correction.module.css';

/** The server's limit for one answer, in characters. */
const LONGEST = 8_000;

interface CorrectionProps {
  answerId: string;
  transcript: string;
  interviewId: string;
  close: () => void;
}

/** The transcript, to be made what was really said. */
export function Correction({ answerId, transcript, interviewId, close }: CorrectionProps) {
  const { t } = useTranslation('results');
  const [text, setText] = useState(transcript);
  const correct = useCorrectAnswer(interviewId);
  const said = text.trim();
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        correct.mutate({ answerId, transcript: said }, { onSuccess: close });
      }}
    >
      <Textarea
        label={t('correction.label')}
        description={t('correction.about')}
        error={correct.error?.message}
        rows={8}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="row">
        <Button
          type="submit"
          loading={correct.isPending}
          disabled={said === '' || said === transcript}
        >
          {t('correction.save')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('correction.leave')}
        </Button>
      </div>
    </form>
  );
}
