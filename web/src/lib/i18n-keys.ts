// The English texts are what may be asked for: tsc refuses any other key.
import type account from '@/locales/account/en.json';
import type admin from '@/locales/admin/en.json';
import type call from '@/locales/call/en.json';
import type common from '@/locales/common/en.json';
import type greenRoom from '@/locales/green-room/en.json';
import type home from '@/locales/home/en.json';
import type interviews from '@/locales/interviews/en.json';
import type judged from '@/locales/judged/en.json';
import type live from '@/locales/live/en.json';
import type newInterview from '@/locales/new-interview/en.json';
import type palette from '@/locales/palette/en.json';
import type practice from '@/locales/practice/en.json';
import type progress from '@/locales/progress/en.json';
import type results from '@/locales/results/en.json';
import type resumes from '@/locales/resumes/en.json';
import type shared from '@/locales/shared/en.json';
import type signIn from '@/locales/sign-in/en.json';
import type upload from '@/locales/upload/en.json';

interface Texts {
  account: typeof account;
  admin: typeof admin;
  call: typeof call;
  common: typeof common;
  'green-room': typeof greenRoom;
  home: typeof home;
  interviews: typeof interviews;
  judged: typeof judged;
  live: typeof live;
  'new-interview': typeof newInterview;
  palette: typeof palette;
  practice: typeof practice;
  progress: typeof progress;
  results: typeof results;
  resumes: typeof resumes;
  shared: typeof shared;
  'sign-in': typeof signIn;
  upload: typeof upload;
}

/** A folder of src/locales: one a feature, those that features share, and `common`. */
export type Namespace = keyof Texts;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}
