// Parses with the catalogue that comes with Signalbox, for tests.
import { openCliFacts } from '../../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../../catalogue/open-catalogue.ts';
import type { ParsedCommand, ParseFailure } from '../../../domain/command.ts';
import { parseCommand } from '../parse-command.ts';
import type { ParseContext } from '../parse-context.ts';

/** What every parse of a test knows; identifiers are the same each time. */
export const parsingContext: ParseContext = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => 'new-id' };

/** Parses a text that is understood; throws where it is not. */
export function parsed(text: string): ParsedCommand {
  const outcome = parseCommand(text, parsingContext);
  if (outcome.status === 'failed') throw new Error(`${text}: ${outcome.failure.code} ${outcome.failure.message}`);
  return outcome.command;
}

/** Parses a text that is not understood; throws where it is. */
export function refused(text: string): ParseFailure {
  const outcome = parseCommand(text, parsingContext);
  if (outcome.status === 'parsed') throw new Error(`${text} is understood as ${outcome.command.text}`);
  return outcome.failure;
}
