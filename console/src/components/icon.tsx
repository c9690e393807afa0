// The few signs the page draws itself, in the color of the text around them.
import type { VNode } from 'preact';

const paths = {
  alert: 'M8 2.2 14.6 13.6H1.4ZM8 6.4v3.4M8 11.6v.1',
  arrowDown: 'M8 2.5v11M3.5 9 8 13.5 12.5 9',
  arrowUp: 'M8 13.5v-11M3.5 7 8 2.5 12.5 7',
  check: 'M2.8 8.6 6.3 12l7-8',
  circle: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.6',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  external: 'M9.5 2.5h4v4M13.2 2.8 7.5 8.5M11.5 9.5v4h-9v-9h4',
  hash: 'M6.4 2.5 5 13.5M11 2.5 9.6 13.5M2.8 5.8h10.6M2.4 10.2H13',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.4v3.6M8 5v.1',
  lock: 'M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.5 4h.1M2.5 8h.1M2.5 12h.1',
  menu: 'M2 4h12M2 8h12M2 12h12',
  problem: 'M5.3 2h5.4L14 5.3v5.4L10.7 14H5.3L2 10.7V5.3ZM8 4.8v3.8M8 10.9v.1',
  progress: 'M13.5 8A5.5 5.5 0 1 1 8 2.5M8 2.5l2.4-1.6M8 2.5l2.4 1.7',
  prompt: 'M3 4.5 6.5 8 3 11.5M8.5 11.5H13',
  quiet:
    'M8 13.8a1.6 1.6 0 0 0 1.6-1.3H6.4A1.6 1.6 0 0 0 8 13.8ZM4.2 12.2h9.3L12 10V7a4 4 0 0 0-5.6-3.7M4.4 5.3A4 4 0 0 0 4 7v3l-1.5 2.2M2.3 2.3l11.4 11.4',
  send: 'M2.5 13.5 14 8 2.5 2.5l2 5.5ZM4.5 8H14',
  signal:
    'M8 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM5 11a4.2 4.2 0 0 1 0-6M11 5a4.2 4.2 0 0 1 0 6M2.9 13.1a7.2 7.2 0 0 1 0-10.2M13.1 2.9a7.2 7.2 0 0 1 0 10.2',
  topic: 'M2 9.5 4 3h8l2 6.5V13H2ZM2 9.5h3.5L6.5 11h3l1-1.5H14',
} as const;

/** The name of a sign. */
export type IconName = keyof typeof paths;

/** Draws a sign; words beside it say the same, so it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
