// Command lines that nobody here wrote, from the documents of the AWS CLI, with the call that the AWS CLI makes of each.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { describeParsed } from '../src/commands/parse/describe-parsed.ts';
import { parseCommand } from '../src/commands/parse/parse-command.ts';
import { isSameValue } from './aws-cli/compare-calls.ts';
import { readProjectFile } from './house/read-project-file.ts';

const file = new URL('../../shared/corpora/aws-cli/commands.jsonl', import.meta.url);

/** How much must be equal; the rest are commands that AWS would refuse, and what clients and AWS CLI do not have in common. */
const LEAST_EQUAL = 0.995;

interface Line {
  readonly id: string;
  readonly cmd: string;
  readonly cli_service: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly region: string;
}

const lines = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
  : [];
/** The lines of the corpus that the reference names: `service/command#number`. */
const listed = [...readProjectFile('docs/reference/aws-cli-differences.md').matchAll(/`([a-z0-9-]+\/[a-z0-9-]+#\d+)`/g)].map(
  ([, id = '']) => id,
);

const context = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => 'new-id' };

describe.skipIf(lines.length === 0)('corpora/aws-cli (skipped where the corpus is not beside the repository)', () => {
  it(`is understood as the AWS CLI understands it, in ${LEAST_EQUAL * 100} of 100 lines at least`, () => {
    const different = lines.map((line) => ({ line, cause: causeOfDifference(line) })).filter(({ cause }) => cause !== undefined);

    const equal = 1 - different.length / lines.length;
    const told = [...groupByCause(different)].map(([cause, ids]) => `${ids.length} x ${cause}: ${ids.join(', ')}`);
    expect(equal < LEAST_EQUAL ? [`${(100 * equal).toFixed(2)} of 100 are equal`, ...told] : []).toEqual([]);
  });

  it('differs in nothing that docs/reference/aws-cli-differences.md does not list', () => {
    const different = lines.filter((line) => causeOfDifference(line) !== undefined).map(({ id }) => id);

    expect(listed.filter((id) => !different.includes(id))).toEqual([]);
    expect(different.filter((id) => !listed.includes(id))).toEqual([]);
  });

  it('is read back from the texts that are shown', () => {
    const odd = lines.filter(({ cmd }) => {
      const first = parseCommand(cmd, context);
      if (first.status === 'failed') return false;
      const again = parseCommand(first.command.text, context);
      return again.status === 'failed' || JSON.stringify(plain(again)) !== JSON.stringify(plain(first));
    });

    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

function plain(outcome: ReturnType<typeof parseCommand>): unknown {
  if (outcome.status === 'failed') return outcome;
  const { params, output, region, text } = describeCommand(outcome.command);
  return [sorted(params), output, region, text];
}

function describeCommand(command: Extract<ReturnType<typeof parseCommand>, { status: 'parsed' }>['command']) {
  return describeParsed(command, context.catalogue.service(command.service)?.operation(command.operation));
}

function sorted(params: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(params).toSorted(([left], [right]) => (left < right ? -1 : 1));
}

function groupByCause(
  different: readonly { readonly line: Line; readonly cause: string | undefined }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { line, cause = '' } of different) groups.set(cause, [...(groups.get(cause) ?? []), line.id]);
  return groups;
}

function causeOfDifference({ cmd, cli_service, operation, params, region }: Line): string | undefined {
  const outcome = parseCommand(cmd, context);
  if (outcome.status === 'failed') return `refused as ${outcome.failure.code}`;
  const described = describeCommand(outcome.command);
  if (described.service !== cli_service || described.operation !== operation) return 'another operation';
  // `aws-global` is the AWS CLI's word for services without Regions; where the line names none, it has the recorder's own default.
  if (region !== 'aws-global' && described.region !== undefined && described.region !== region) return 'another Region';
  const members = context.catalogue.service(cli_service)?.operation(operation)?.input.members;
  const names = new Set([...Object.keys(params), ...Object.keys(described.params)]);
  const odd = [...names].filter(
    (name) => members?.get(name)?.isIdempotencyToken !== true && !isSameValue(described.params[name], params[name]),
  );
  return odd.length === 0 ? undefined : 'other parameters';
}
