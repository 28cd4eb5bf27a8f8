import type { NewInterview } from './api/create-interview';

/** The form as it is typed. */
export interface Draft {
  jobDescription: string;
  interviewType: NewInterview['interview_type'];
  difficulty: NonNullable<NewInterview['difficulty']>;
  persona: NonNullable<NewInterview['persona']>;
  questionCount: number;
  /** Null: no limit. */
  limitMinutes: number | null;
}

export const MOST_QUESTIONS = 15;
export const LIMITS_MINUTES: readonly number[] = [10, 15, 20, 30, 45, 60];

export const NEW_DRAFT: Draft = {
  jobDescription: '',
  interviewType: 'mixed',
  difficulty: 'mid',
  persona: 'friendly',
  questionCount: 5,
  limitMinutes: null,
};

const KEY = 'new-interview';

/** This tab's draft; it outlives a reload. A draft of another shape is not taken up. */
export function loadDraft(): Draft {
  const stored = sessionStorage.getItem(KEY);
  const read: unknown = stored === null ? null : JSON.parse(stored);
  return isDraft(read) ? read : NEW_DRAFT;
}

export function saveDraft(draft: Draft): void {
  sessionStorage.setItem(KEY, JSON.stringify(draft));
}

export function requestOf(draft: Draft): NewInterview {
  return {
    job_description: draft.jobDescription.trim(),
    interview_type: draft.interviewType,
    difficulty: draft.difficulty,
    persona: draft.persona,
    question_count: draft.questionCount,
    time_limit_s: draft.limitMinutes === null ? null : draft.limitMinutes * 60,
  };
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const of = new Map(Object.entries(value));
  const count = of.get('questionCount');
  const limit = of.get('limitMinutes');
  return (
    typeof of.get('jobDescription') === 'string' &&
    ['behavioral', 'technical', 'mixed'].includes(of.get('interviewType')) &&
    ['junior', 'mid', 'senior'].includes(of.get('difficulty')) &&
    ['friendly', 'neutral', 'challenging'].includes(of.get('persona')) &&
    Number.isInteger(count) &&
    count >= 1 &&
    count <= MOST_QUESTIONS &&
    (limit === null || LIMITS_MINUTES.includes(limit))
  );
}
