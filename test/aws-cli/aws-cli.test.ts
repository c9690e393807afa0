// Command lines of all services, written anew in every run, are the calls that an installed AWS CLI makes of them. Nothing is sent.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptsFileForAnswer } from '../../src/catalogue/cli/argument-table.ts';
import { openCliFacts } from '../../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { describeParsed } from '../../src/commands/parse/describe-parsed.ts';
import { parseCommand } from '../../src/commands/parse/parse-command.ts';
import { shellQuote } from '../../src/commands/parse/shell-quote.ts';
import { arbitraryArguments } from '../../src/commands/parse/testing/arbitrary-arguments.ts';
import { isSameValue } from './compare-calls.ts';

const recorder = fileURLToPath(new URL('record-calls.py', import.meta.url));

/** The Python whose package the AWS CLI is; version 2 as AWS installs it brings its own, which cannot be asked. */
const python = ['python3', 'python'].find((name) => spawnSync(name, [recorder], { input: '' }).status === 0);

/** How many commands of each service are tried. */
const COMMANDS_OF_SERVICE = 4;

/** How much must be equal of what the AWS CLI takes; docs/reference/aws-cli-differences.md says what differs. */
const LEAST_EQUAL = 0.995;

/** Each run tries others; what fails can be repeated with the seed that is told. */
const seed = Number(process.env['AWS_CLI_SEED'] ?? Date.now() % 2 ** 31);

const context = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => 'new-id' };

interface Asked {
  readonly id: number;
  readonly words: readonly string[];
}

interface Recorded {
  readonly id: number;
  readonly service?: string;
  readonly operation?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly fail?: string;
}

function writeCommands(): readonly Asked[] {
  const asked: Asked[] = [];
  for (const [place, { cliName }] of context.catalogue.services.entries()) {
    const service = context.catalogue.service(cliName);
    const names = service?.cliOperationNames ?? [];
    for (let count = 0; count < COMMANDS_OF_SERVICE; count += 1) {
      const operation = service?.operationOfCli(names[(seed + place + count * 7) % names.length] ?? '');
      if (service === undefined || operation === undefined) continue;
      const command = operation.cliName;
      const takesFile = acceptsFileForAnswer({ service, operation, command }, context.facts);
      const [vector] = fc.sample(arbitraryArguments({ service, operation, command }, context.facts), {
        seed: seed + asked.length,
        numRuns: 1,
      });
      asked.push({ id: asked.length, words: [cliName, command, ...(vector?.words ?? []), ...(takesFile ? ['answer.out'] : [])] });
    }
  }
  return asked;
}

async function record(asked: readonly Asked[], command: string): Promise<ReadonlyMap<number, Recorded>> {
  const process = spawn(command, [recorder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const recorded = new Map<number, Recorded>();
  createInterface({ input: process.stdout }).on('line', (line) => {
    const one = JSON.parse(line) as Recorded;
    recorded.set(one.id, one);
  });
  process.stdin.end(asked.map((one) => JSON.stringify(one)).join('\n'));
  await once(process, 'close');
  return recorded;
}

/** Says what differs; nothing where both make the same call, or both make none. */
function findDifference({ words }: Asked, recorded: Recorded): string | undefined {
  const line = words.map(shellQuote).join(' ');
  const outcome = parseCommand(line, context);
  if (outcome.status === 'failed') return `${line}\n  refused: ${outcome.failure.message}`;
  const model = context.catalogue.service(outcome.command.service)?.operation(outcome.command.operation);
  const ours = describeParsed(outcome.command, model);
  const theirs = recorded.params ?? {};
  if (ours.operation !== recorded.operation) return `${line}\n  ${ours.operation}, not ${recorded.operation ?? ''}`;
  const names = new Set([...Object.keys(ours.params), ...Object.keys(theirs)]);
  const odd = [...names].filter(
    (name) => model?.input.members.get(name)?.isIdempotencyToken !== true && !isSameValue(ours.params[name], theirs[name]),
  );
  return odd.length === 0
    ? undefined
    : `${line}\n  ${odd.map((name) => `${name}: ${JSON.stringify(ours.params[name])}, not ${JSON.stringify(theirs[name])}`).join('; ')}`;
}

describe.skipIf(python === undefined)('an installed AWS CLI (skipped where there is none, or none that is a Python package)', () => {
  it(`makes the same calls of freshly written command lines of all services (AWS_CLI_SEED=${seed})`, async () => {
    const asked = writeCommands();
    const recorded = await record(asked, python ?? '');
    // What the AWS CLI refuses says nothing: here more is taken, such as single values of long lists.
    const taken = asked.filter(({ id }) => recorded.get(id)?.operation !== undefined);
    const differences = taken.flatMap((one) => findDifference(one, recorded.get(one.id) ?? { id: one.id }) ?? []);

    const told = [`${asked.length} asked, ${taken.length} taken by the AWS CLI, ${differences.length} differ`, ...differences];
    process.stdout.write(`${told.join('\n')}\n`);
    expect(taken.length).toBeGreaterThan(asked.length / 2);
    expect(differences.length > taken.length * (1 - LEAST_EQUAL) ? told : []).toEqual([]);
  });
});
