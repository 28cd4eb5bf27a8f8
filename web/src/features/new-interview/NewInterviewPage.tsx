import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '@/components/Page';
import { ensureSignedIn } from '@/lib/api/become-guest';
import { interviewQuery } from '@/lib/api/get-interview';
import { createInterview } from './api/create-interview';
import { type Draft, loadDraft, requestOf, saveDraft } from './draft';
import css from './NewInterviewPage.module.css';
import { QuestionList } from './QuestionList';
import { SetUpForm } from './SetUpForm';

export function NewInterviewPage() {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(loadDraft);
  const create = useMutation({
    mutationFn: async (wanted: Draft) => {
      await ensureSignedIn(queries);
      return createInterview(requestOf(wanted));
    },
    onSuccess(interview) {
      queries.setQueryData(interviewQuery(interview.id).queryKey, interview);
      void queries.invalidateQueries({ queryKey: ['interviews'], exact: true });
    },
  });
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    saveDraft(next);
  };
  const ready = create.data !== undefined;
  return (
    <Page title="New interview">
      <h1 className="title">{ready ? 'You can begin now.' : 'What are you preparing for?'}</h1>
      <p className="lead">
        {ready
          ? 'The questions are ready, and each says why it is asked.'
          : 'The questions come from the job description. Nothing else is needed.'}
      </p>
      <div className={css.setup}>
        <SetUpForm
          draft={draft}
          change={change}
          busy={create.isPending}
          done={ready}
          error={create.error}
          submit={() => create.mutate(draft)}
          again={() => create.reset()}
        />
        <QuestionList
          interview={create.data ?? null}
          writing={create.isPending ? draft.questionCount : 0}
        />
      </div>
    </Page>
  );
}
