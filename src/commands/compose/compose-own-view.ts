// How answers to commands of the AWS CLI's own are shown: as the AWS CLI shows them, unless a query or format is asked for.
import type { ParsedCommand } from '../../domain/command.ts';
import { readPageToken } from '../../domain/page-token.ts';
import { composeListing } from './compose-listing.ts';
import type { ComposedOutput } from './compose-output.ts';

type Output = Readonly<Record<string, unknown>>;
type Asked = Pick<ParsedCommand, 'shownAs' | 'output'>;

/** How many log events are shown: what one scrolls through on a phone. */
const EVENTS_SHOWN = 30;

/** Composes the answer to `s3 ls`; undefined for every other command. */
export function composeOwnView({ shownAs, output: { query, format } }: Asked, output: Output): ComposedOutput | undefined {
  return shownAs?.kind === 'object-listing' && query === undefined && format === undefined ? composeListing(output, shownAs) : undefined;
}

/** Chooses what of an answer is shown: of `logs tail` the newest events that were not shown yet, of which AWS gives the oldest first. */
export function chooseShown(asked: Asked, output: Output): Output {
  const { events } = output;
  if (asked.shownAs?.kind !== 'log-tail' || !Array.isArray(events)) return output;
  const end = Math.max(0, events.length - countShownBefore(asked));
  return { ...output, events: events.slice(Math.max(0, end - EVENTS_SHOWN), end) };
}

/** Where older events follow, how many have been shown then; undefined where these are the oldest, and for every other command. */
export function countShownOfTail(asked: Asked, { events }: Output): number | undefined {
  if (asked.shownAs?.kind !== 'log-tail' || !Array.isArray(events)) return undefined;
  const shown = countShownBefore(asked) + EVENTS_SHOWN;
  return shown < events.length ? shown : undefined;
}

function countShownBefore({ output: { startingToken } }: Asked): number {
  return startingToken === undefined ? 0 : readPageToken(startingToken, []).skippedCount;
}
