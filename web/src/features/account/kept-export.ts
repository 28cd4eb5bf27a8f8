const KEY = 'export-job';

/** The export that was asked for in this tab: it is still there when one comes back to the page. */
export function keptExport(): string | null {
  return sessionStorage.getItem(KEY);
}

export function keepExport(jobId: string): void {
  sessionStorage.setItem(KEY, jobId);
}

export function forgetExport(): void {
  sessionStorage.removeItem(KEY);
}
