const PATHS = {
  admin: 'M12 3.6l7 2.8v5.2c0 4-2.8 7.2-7 8.8-4.2-1.6-7-4.8-7-8.8V6.4zM9 12l2.2 2.2L15.2 10',
  alert: 'M12 4.6l8.4 14.6H3.6zM12 10v4.2M12 16.6v.1',
  bookmark: 'M7 4.2h10v15.6l-5-3.8-5 3.8z',
  captions:
    'M6.5 5.5h11a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-11a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3zM10.4 10.6a2 2 0 1 0 0 2.8M16.9 10.6a2 2 0 1 0 0 2.8',
  check: 'M5 12.6l4.4 4.4L19 7.4',
  discard: 'M6.5 7.5h11M10 7V5h4v2M8 7.5l.8 11.5h6.4L16 7.5',
  down: 'M6.5 9.8l5.5 5.4 5.5-5.4',
  grip: 'M9 7h.1M9 12h.1M9 17h.1M15 7h.1M15 12h.1M15 17h.1',
  download: 'M12 4.6v10.6M7.6 11L12 15.4l4.4-4.4M5 19.2h14',
  hint: 'M9.2 17h5.6M10.2 20h3.6M12 3.6a6 6 0 0 0-3.5 10.9c.5.4.7.9.7 1.5v1h5.6v-1c0-.6.2-1.1.7-1.5A6 6 0 0 0 12 3.6z',
  home: 'M4.5 11.2L12 4.6l7.5 6.6M6.6 9.6v9.4h10.8V9.6',
  leave: 'M13.5 4.5H6v15h7.5M10 12h10M16.8 8.8L20 12l-3.2 3.2',
  list: 'M4.5 6.5h15M4.5 12h15M4.5 17.5h9',
  mic: 'M12 3.2a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.8',
  micOff:
    'M12 3.2a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.8M4 4l16 16',
  more: 'M6 12h.1M12 12h.1M18 12h.1',
  offline:
    'M4.5 4.5l15 15M8.6 15.4a4.9 4.9 0 0 1 6.8 0M5.6 12.2a9.3 9.3 0 0 1 4-2.3M18.4 12.2a9.2 9.2 0 0 0-2.9-1.9M12 18.8v.1',
  panel:
    'M6.5 4.8h11a3 3 0 0 1 3 3v8.4a3 3 0 0 1-3 3h-11a3 3 0 0 1-3-3V7.8a3 3 0 0 1 3-3zM14.8 4.8v14.4',
  pause: 'M9 6v12M15 6v12',
  person:
    'M12 4.4a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM4.8 19.8c.9-3.4 3.7-5.2 7.2-5.2s6.3 1.8 7.2 5.2',
  play: 'M8 5.6v12.8l10.4-6.4z',
  plus: 'M12 5.5v13M5.5 12h13',
  practice: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8.4a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2z',
  progress: 'M4.5 17.5l4.8-5.4 3.6 3 6.6-8.2M15 6.9h4.5v4.5',
  repeat: 'M4.2 12a7.8 7.8 0 1 0 2.5-5.7L4.2 8.6M4.2 4.4v4.2h4.2',
  resume: 'M7 3.8h7l4 4v12.4H7zM13.6 4v4.2h4.2M9.8 12h5M9.8 15.6h5',
  search: 'M10.8 4.5a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 0 1 0-12.6zM15.5 15.5l4.3 4.3',
  share: 'M12 14.6V4.2M8.2 7.8L12 4l3.8 3.8M6 11.4v8.4h12v-8.4',
  skip: 'M6 6l8.6 6L6 18zM18 6v12',
  speaker: 'M4.5 9.6v4.8H8l5 4V5.6l-5 4zM16.4 9a4.2 4.2 0 0 1 0 6M18.9 6.6a7.8 7.8 0 0 1 0 10.8',
  upload: 'M12 15.5V5M7.6 9.2L12 4.8l4.4 4.4M5 19.2h14',
  x: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn of dots, which a thin line would lose. */
const DOTS: readonly IconName[] = ['grip', 'more'];

/** A line drawing; words beside it carry the meaning, so it is hidden from readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={DOTS.includes(name) ? 2.4 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
