// Every service: what is written as arguments is the input that was meant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedOperation } from '../../catalogue/cli/argument-table.ts';
import { parseCommand } from './parse-command.ts';
import { shellQuote } from './shell-quote.ts';
import { arbitraryArguments } from './testing/arbitrary-arguments.ts';
import { parsingContext } from './testing/parsing.ts';

/** How many commands of a service are tried in a run: another seed tries others. */
const COMMANDS_OF_SERVICE = 4;

const { catalogue, facts } = parsingContext;

/** The commands of every service at a place of its list. */
function commandsAt(pick: number): readonly NamedOperation[] {
  return catalogue.services.flatMap(({ cliName }) => {
    const service = catalogue.service(cliName);
    const names = service?.cliOperationNames ?? [];
    const operation = service?.operationOfCli(names[pick % names.length] ?? '');
    return service === undefined || operation === undefined ? [] : [{ service, operation, command: operation.cliName }];
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

/** Says what is wrong; nothing where the words give the input, or where the input as a whole is refused too. */
function problemOf({ service, operation, command }: NamedOperation, words: readonly string[], input: unknown): string | undefined {
  const name = `${service.cliName} ${command}`;
  const whole = parseCommand(`${name} --cli-input-json ${shellQuote(JSON.stringify(input))}`, parsingContext);
  const line = `${name} ${words.map(shellQuote).join(' ')}`;
  const outcome = parseCommand(line, parsingContext);
  if (whole.status === 'failed') return undefined;
  if (outcome.status === 'failed') return `${line}\n${outcome.failure.message}`;
  const isSame = JSON.stringify(sorted(outcome.command.params)) === JSON.stringify(sorted(whole.command.params));
  return isSame && outcome.command.operation === operation.name ? undefined : `${line}\n${JSON.stringify(outcome.command.params)}`;
}

describe('arguments', () => {
  it('give the input that was meant, for commands of every service', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer(), (pick, seed) => {
        const problems = commandsAt(pick).flatMap((command) => {
          const [vector] = fc.sample(arbitraryArguments(command, facts), { seed, numRuns: 1 });
          return vector === undefined ? ['no vector'] : (problemOf(command, vector.words, vector.input) ?? []);
        });

        expect(problems).toEqual([]);
      }),
      { numRuns: COMMANDS_OF_SERVICE, endOnFailure: true },
    );
  });
});
