import { act, waitFor } from '@testing-library/react';
import { vi } from 'vitest';

interface Sent {
  method: string;
  path: string;
  headers: Headers;
  aborted: boolean;
  progress: (share: number) => void;
  answer: (status: number, body: unknown) => void;
  lose: () => void;
}

const sent: Sent[] = [];
let seen = 0;

/** Stands in for XMLHttpRequest: a test says how far an upload is and how it ends. */
class FakeRequest {
  upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = {
    onprogress: null,
  };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  status = 0;
  responseText = '';
  private readonly headers = new Headers();
  private target = { method: '', path: '' };
  private made: Sent | null = null;

  open(method: string, path: string): void {
    this.target = { method, path };
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  getResponseHeader(): string | null {
    return null;
  }

  send(): void {
    this.made = {
      ...this.target,
      headers: this.headers,
      aborted: false,
      progress: (share) => act(() => this.upload.onprogress?.({ loaded: share * 100, total: 100 })),
      answer: (status, body) => {
        this.status = status;
        this.responseText = JSON.stringify(body);
        act(() => this.onload?.());
      },
      lose: () => act(() => this.onerror?.()),
    };
    sent.push(this.made);
  }

  abort(): void {
    if (this.made !== null) this.made.aborted = true;
    this.onabort?.();
  }
}

export const FakeUploads = {
  start(): void {
    sent.length = 0;
    seen = 0;
    vi.stubGlobal('XMLHttpRequest', FakeRequest);
  },

  /** The next upload that begins. */
  async next(): Promise<Sent> {
    await waitFor(() => {
      if (sent[seen] === undefined) throw new Error('Nothing is being sent.');
    });
    const next = sent[seen];
    if (next === undefined) throw new Error('Nothing is being sent.');
    seen += 1;
    return next;
  },
};
