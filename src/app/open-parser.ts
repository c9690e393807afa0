// The parser of AWS command lines with the AWS surface that comes with Signalbox.
import { randomUUID } from 'node:crypto';
import { openCliFacts } from '../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../catalogue/open-catalogue.ts';
import { describeParsed, type DescribedCommand } from '../commands/parse/describe-parsed.ts';
import { parseCommand } from '../commands/parse/parse-command.ts';
import type { ParseContext } from '../commands/parse/parse-context.ts';
import type { ParseFailure } from '../domain/command.ts';

/** Says as JSON which call a text makes, or why none. Throws nothing but `catalogue-damaged`. */
export type DescribingParser = (text: string) => DescribedCommand | { readonly error: ParseFailure };

/** Opens the parser; services are read as they are named. */
export function openParser(): DescribingParser {
  const context: ParseContext = { catalogue: openCatalogue(), facts: openCliFacts(), newId: randomUUID };
  return (text) => {
    const outcome = parseCommand(text, context);
    if (outcome.status === 'failed') return { error: outcome.failure };
    const { command } = outcome;
    return describeParsed(command, context.catalogue.service(command.service)?.operation(command.operation));
  };
}
