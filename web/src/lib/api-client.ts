import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from '@/generated/api';
import { ApiError, apiError } from './api-error';
import { csrfHeaders } from './csrf';
import { takeEarly } from './early';
import { watchLogin } from './login-state';

export type Schemas = components['schemas'];

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

const csrf: Middleware = {
  onRequest({ request }) {
    if (SAFE.includes(request.method)) return;
    for (const [name, value] of Object.entries(csrfHeaders())) request.headers.set(name, value);
  },
  onResponse({ request, response }) {
    watchLogin(request, response);
  },
  onError: () => new ApiError(null, {}),
};

/** The API, typed by its own OpenAPI description; the session is a cookie. */
export const api = createClient<paths, 'application/json'>({
  // Absolute, because Request wants it so outside a page; fetch is looked up at each call.
  baseUrl: globalThis.location.origin,
  fetch: (request) => takeEarly(request) ?? globalThis.fetch(request),
});
api.use(csrf);

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a reply. Raises ApiError where it is an error. */
export function body<T>(reply: Reply<T>): T {
  if (reply.error !== undefined || reply.data === undefined) {
    throw apiError(reply.response, reply.error);
  }
  return reply.data;
}
