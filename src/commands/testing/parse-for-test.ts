// Commands for tests, parsed as the flow does, with the real catalogue.
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import { parseCommand } from '../parse/parse-command.ts';

/** The real catalogue, opened once for a file of tests. */
export const catalogue = openCatalogue();

/** The real facts about the AWS CLI. */
export const facts = openCliFacts();

/** Parses a command; throws what is wrong with it. */
export function parseForTest(text: string): ParsedCommand {
  const outcome = parseCommand(text, { catalogue, facts, newId: () => '018f3a5c-0000-7000-8000-000000000001' });
  if (outcome.status === 'failed') throw new Error(`${text}: ${outcome.failure.message}`);
  return outcome.command;
}
