import type { JSX } from 'preact';

/** Drawn on a 24-unit grid in the colour of the text around them; decoration only, so hidden from screen readers. */
const PATHS = {
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0c5 5.4 5 12.6 0 18m0-18c-5 5.4-5 12.6 0 18M3.5 9h17M3.5 15h17',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6 6 18',
  upload: 'M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M3.5 14v5.5h17V14',
  chevronRight: 'M9 5l7 7-7 7',
  chevronLeft: 'M15 5l-7 7 7 7',
  chevronDown: 'M5 9l7 7 7-7',
  check: 'M4.5 12.5l5 5 10-11',
  warning: 'M12 3.5 21.5 20h-19L12 3.5ZM12 10v4.5M12 17.2v.3',
  file: 'M6 3h8l4.5 4.5V21H6V3Zm7.5 0v5h5M9 13h6M9 17h6',
  image: 'M4 5h16v14H4V5Zm0 11 4.5-4.5 4 4 3-3L20 17M9 9.5v.1',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L20.5 20.5',
  download: 'M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M4 20h16',
  plus: 'M12 5v14M5 12h14',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15l1.5-2ZM10 21h4',
  inbox: 'M4 5h16v14H4V5Zm0 9h4.5l1.5 2.5h4l1.5-2.5H20',
  back: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 9h-3',
  chat: 'M4 5h16v11h-9l-4.5 4v-4H4V5ZM8 9.5h8M8 12.5h5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5.2l3.6 2.1',
  pause: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM10 9v6M14 9v6',
  hands: 'M3.5 8h12m0 0L12 4.5M15.5 8 12 11.5M20.5 16h-12m0 0 3.5-3.5M8.5 16l3.5 3.5',
  bank: 'M4 10v-.5L12 4l8 5.5v.5H4Zm2 0v8m4-8v8m4-8v8m4-8v8M3.5 20h17',
} as const;

export type IconName = keyof typeof PATHS;

export interface IconProps {
  name: IconName;
  size?: 16 | 20 | 24 | 32;
}

export function Icon({ name, size = 20 }: IconProps): JSX.Element {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark beside the name: one sheet with two written lines. */
export function Logo(): JSX.Element {
  return (
    <svg class="logo-mark" width="22" height="26" viewBox="0 0 22 26" aria-hidden="true" focusable="false">
      <path d="M2 2h11l7 7v15H2V2Z" />
      <path d="M7 13.5h8M7 18.5h8" />
    </svg>
  );
}

/** A filled circle with a tick, an open dashed circle, or a clock: present, missing, comes later. */
export function StatusMark({ status }: { status: 'present' | 'missing' | 'later' }): JSX.Element {
  return (
    <svg class={`status-mark is-${status}`} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      {status === 'present' && <circle cx="9" cy="9" r="8" class="disc" />}
      {status === 'present' && <path d="M5 9.2 8 12l5-5.5" class="tick" />}
      {status === 'missing' && <circle cx="9" cy="9" r="7" class="dashes" />}
      {status === 'later' && <circle cx="9" cy="9" r="7" class="ring" />}
      {status === 'later' && <path d="M9 5.2V9l2.5 1.8" class="ring" />}
    </svg>
  );
}
