// How answers to commands of the AWS CLI's own are shown: as the AWS CLI shows them, unless a query or format is asked for.
import type { ParsedCommand } from '../../domain/command.ts';
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

/** Chooses what of an answer is shown: of `logs tail` the newest events, of which AWS gives the oldest first. */
export function chooseShown({ shownAs }: Asked, output: Output): Output {
  const { events } = output;
  return shownAs?.kind === 'log-tail' && Array.isArray(events) ? { ...output, events: events.slice(-EVENTS_SHOWN) } : output;
}
