// Planned work that the configuration names: once, or again and again.
import type { Matcher } from './matcher.ts';

/** When it is: between two instants, or whenever the clock of a zone says so. */
export type MaintenanceTime =
  | { readonly kind: 'once'; readonly startsAt: Date; readonly endsAt: Date }
  | { readonly kind: 'recurring'; readonly isNow: (now: Date) => boolean };

/** A window in which events are kept back. */
export interface MaintenanceWindow {
  readonly name: string;
  readonly reason: string;
  /** All of them must hold. */
  readonly matchers: readonly Matcher[];
  /** Whose messages are kept back; none: those of all. */
  readonly configurationNames: readonly string[];
  readonly time: MaintenanceTime;
}

/** Tells whether a window is open. */
export function isMaintenance({ time }: Pick<MaintenanceWindow, 'time'>, now: Date): boolean {
  return time.kind === 'once' ? time.startsAt <= now && now < time.endsAt : time.isNow(now);
}
