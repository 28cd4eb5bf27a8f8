import { api, body, type Schemas } from '@/lib/api-client';

export type NewInterview = Schemas['CreateInterviewRequest'];

export async function createInterview(request: NewInterview) {
  return body(await api.POST('/api/interviews/create', { body: request }));
}
