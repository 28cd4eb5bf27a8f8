import { createStore, type Readable } from '@/media/store';

const lost = createStore(false);

/** True once a request was refused for want of a sign-in that the page believed in. */
export const loginLost: Readable<boolean> = lost;

/** Somebody signed in again, or the page has taken note that nobody is. */
export function loginFound(): void {
  lost.set(false);
}

/** Routes that answer 401 for reasons of their own: a wrong password, or nobody there yet. */
const OWN = ['/api/auth/login', '/api/auth/me', '/api/auth/logout'];

/** Takes note of a reply that says that nobody is signed in. */
export function watchLogin(request: Request, response: Response): void {
  const { pathname } = new URL(request.url, location.origin);
  if (response.status === 401 && !OWN.includes(pathname)) lost.set(true);
}
