import type { Schemas } from '@/lib/api-client';
import type { NewInterview } from './api/create-interview';

/** The form as it is typed. */
export interface Draft {
  /** Null: without one; left out: not decided, which means the newest. */
  resumeId?: string | null;
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
/** A question, its answer, and sometimes asking back. */
const MINUTES_A_QUESTION = 2.5;

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

/** `resumeId`: the one that is meant where the person decided nothing. */
export function requestOf(draft: Draft, resumeId: string | null): NewInterview {
  return {
    ...(resumeId === null ? {} : { resume_id: resumeId }),
    job_description: draft.jobDescription.trim(),
    interview_type: draft.interviewType,
    difficulty: draft.difficulty,
    persona: draft.persona,
    question_count: draft.questionCount,
    time_limit_s: draft.limitMinutes === null ? null : draft.limitMinutes * 60,
  };
}

type SetUp = Pick<
  Schemas['InterviewDetails'],
  | 'resume_id'
  | 'job_description'
  | 'interview_type'
  | 'difficulty'
  | 'persona'
  | 'time_limit_s'
  | 'questions'
>;

/** The form from which an interview was made. */
export function draftOf(interview: SetUp): Draft {
  const minutes = (interview.time_limit_s ?? 0) / 60;
  return {
    resumeId: interview.resume_id,
    jobDescription: interview.job_description ?? '',
    interviewType: interview.interview_type,
    difficulty: interview.difficulty,
    persona: interview.persona,
    questionCount: Math.min(MOST_QUESTIONS, Math.max(1, interview.questions.length)),
    limitMinutes: LIMITS_MINUTES.find((limit) => limit === minutes) ?? null,
  };
}

/** How long the talk will take, about. */
export function minutesOf({ questionCount, limitMinutes }: Draft): number {
  const needed = Math.ceil(questionCount * MINUTES_A_QUESTION);
  return limitMinutes === null ? needed : Math.min(needed, limitMinutes);
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const of = new Map(Object.entries(value));
  const count = of.get('questionCount');
  const limit = of.get('limitMinutes');
  const resume = of.get('resumeId');
  return (
    (resume === undefined || resume === null || typeof resume === 'string') &&
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
