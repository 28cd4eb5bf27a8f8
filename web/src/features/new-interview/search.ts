/** What the page of a new interview starts from. */
export interface NewInterviewSearch {
  /** An interview whose questions are written and can still be changed. */
  interview?: string;
  /** One that is set up in the same way. */
  like?: string;
}

const ID = /^[\w-]{1,64}$/;

export function newInterviewSearch(raw: Record<string, unknown>): NewInterviewSearch {
  const { interview, like } = raw;
  return {
    ...(typeof interview === 'string' && ID.test(interview) ? { interview } : {}),
    ...(typeof like === 'string' && ID.test(like) ? { like } : {}),
  };
}
