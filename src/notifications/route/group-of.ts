// The group in which a route shows an event.
import type { EventLabels } from '../../domain/event-labels.ts';
import type { Grouping } from '../../domain/grouping.ts';
import { sha256 } from '../../lib/sha256.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { Route } from './route-tree.ts';

/** The longest key that is kept as it is; what is longer is hashed. */
const KEY_MAX_LENGTH = 200;

/** The longest title: two lines on a phone. */
const TITLE_MAX_LENGTH = 120;

/** Returns the group of an event; undefined where the route groups nothing. */
export function groupOf({ path, groupBy, groupWaitMs, groupIntervalMs }: Route, labels: EventLabels): Grouping | undefined {
  if (groupBy === undefined) return undefined;
  const values = groupBy.map((label) => [label, ...labels(label)]);
  const key = JSON.stringify([path, ...values]);
  const told = values.flatMap(([label = '', ...rest]) => (rest.length === 0 ? [] : [`${label} ${rest.join(' ')}`]));
  return {
    key: key.length > KEY_MAX_LENGTH ? `sha256:${sha256(key)}` : key,
    title: truncateText(told.length === 0 ? path : told.join(', '), TITLE_MAX_LENGTH),
    waitMs: groupWaitMs,
    intervalMs: groupIntervalMs,
  };
}
