/** Pages of the room, and those that somebody without a sign-in has an errand on. */
const BARE =
  /^\/(interviews\/[^/]+\/(green-room|live)|shared\/.+|goodbye\/.+|sign-in|register|forgot-password|reset-password|verify-email)\/?$/;

/** Whether a page stands by itself, without the side bar. */
export function standsAlone(pathname: string): boolean {
  return BARE.test(pathname);
}

/** Pages with the side bar that strangers see too, in another way. */
export function isOpen(pathname: string): boolean {
  return pathname === '/';
}
