// A time in the reader's zone, with the whole instant within reach.
import type { VNode } from 'preact';
import { formatClock, formatFull, formatShort } from '../format/format-instant.ts';

/** Shows an instant; `clock` leaves the day out. */
export function Instant({ at, as = 'short' }: { readonly at: string; readonly as?: 'clock' | 'short' }): VNode {
  if (Number.isNaN(Date.parse(at))) return <span>{at}</span>;
  return (
    <time dateTime={at} title={formatFull(at)}>
      {as === 'clock' ? formatClock(at) : formatShort(at, new Date())}
    </time>
  );
}
