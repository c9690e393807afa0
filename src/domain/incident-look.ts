// By what the store finds incidents again that somebody has to look at: what keeps them quiet, and when they are to be told again.
import type { Incident } from './incident.ts';
import type { Muting } from './muting.ts';

/** Returns what keeps something quiet as one text. */
export function mutingKey({ kind, name }: Pick<Muting, 'kind' | 'name'>): string {
  return `${kind}:${name}`;
}

/** Returns what keeps an incident quiet; undefined where nothing does, and where it is over. */
export function mutingKeyOf({ closedAt, muted }: Pick<Incident, 'closedAt' | 'muted'>): string | undefined {
  return closedAt === undefined && muted !== undefined ? mutingKey(muted) : undefined;
}

/** Returns when an incident is to be looked at: to remind people of it while it is open, or because it may be calm. */
export function lookAtOf({ closedAt, remindAt, flapping }: Pick<Incident, 'closedAt' | 'remindAt' | 'flapping'>): Date | undefined {
  const instants = [closedAt === undefined ? remindAt : undefined, flapping?.calmAt].flatMap((at) =>
    at === undefined ? [] : [Date.parse(at)],
  );
  return instants.length === 0 ? undefined : new Date(Math.min(...instants));
}
