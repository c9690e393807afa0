// The colors of charts. Text has a contrast of at least 4.5 : 1 with the background, lines 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
import type { ChartStyle } from '../chart-renderer.ts';

/** One color for each part of a chart, as `#rrggbb`. */
export interface ChartPalette {
  readonly background: string;
  /** Title. */
  readonly text: string;
  /** Subtitle and axis labels. */
  readonly quietText: string;
  readonly grid: string;
  readonly line: string;
  /** The threshold and everything beyond it. */
  readonly breach: string;
  /** The instant of the state change. */
  readonly stateChange: string;
  /** The words "Sample data". */
  readonly sample: string;
}

/** The colors of both themes. */
export const chartPalettes: Readonly<Record<ChartStyle['theme'], ChartPalette>> = {
  light: {
    background: '#ffffff',
    text: '#18202b',
    quietText: '#566273',
    grid: '#e8ebf0',
    line: '#2f6fed',
    breach: '#c9252d',
    stateChange: '#566273',
    sample: '#8a5a00',
  },
  dark: {
    background: '#161b22',
    text: '#e8edf3',
    quietText: '#a3aebb',
    grid: '#2a323c',
    line: '#6aa5ff',
    breach: '#ff7a72',
    stateChange: '#a3aebb',
    sample: '#e6b450',
  },
};
