// signalbox events: an event as it is stored.
import { StoredEventAnswer } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Shows an event: its text, ready for `signalbox render`, or all that is known of it. */
export const events: Command = {
  name: 'events',
  usage: 'show EVENT_ID',
  summary: 'Prints the text of a stored event as it came; with --json where it came from and what became of it, too.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    if (verb === 'show') return show(rest, context);
    throw new UsageError('say "show"');
  },
};

async function show(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  const [eventId] = positionals;
  if (eventId === undefined || positionals.length > 1) throw new UsageError('name one event');
  const path = `/api/events/${encodeURIComponent(eventId)}`;
  const answer = await askServer(await context.findSocketPath(values.config), { method: 'GET', path }, StoredEventAnswer);
  if (values.json) {
    context.streams.print(escapeControls(JSON.stringify(answer)));
    return 0;
  }
  if (answer.text === undefined) throw new AppError('event-text-deleted');
  context.streams.print(escapeControls(answer.text));
  return 0;
}

// Attack: an event's escape sequences that move the cursor of whoever prints it, or answer for them.
// Match: ESC, NUL, U+009B. Near miss: tab, line feed, carriage return.
const CONTROLS = /[\p{Cc}--[\t\n\r]]/gv;

/** Writes them as JSON would, so that JSON stays the same. */
function escapeControls(text: string): string {
  return text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
