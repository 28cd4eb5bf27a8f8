/** Brings the first marked line into the middle of its own scroller, and moves nothing else. */
export function showFirstMark(scroller: HTMLElement | null): void {
  const mark = scroller?.querySelector('[data-mark]');
  if (scroller === null || mark == null) return;
  const box = mark.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  scroller.scrollTo({ top: scroller.scrollTop + box.top - frame.top - frame.height / 3 });
}
