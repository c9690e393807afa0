// `service:Action` in one spelling.
import { foldName } from './fold-name.ts';

/** Folds both sides of an action's colon; a `*` at the end or alone stays. */
export function foldAction(action: string): string {
  const colon = action.indexOf(':');
  const sides = colon === -1 ? [action] : [action.slice(0, colon), action.slice(colon + 1)];
  return sides
    .map((side) =>
      side
        .split('*')
        .map((part) => foldName(part))
        .join('*'),
    )
    .join(':');
}
