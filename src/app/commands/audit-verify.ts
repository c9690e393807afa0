// signalbox audit verify: says whether the chains are whole, and where the first one is not. What is verified is computed here, not by
// the server; a file needs none.
import { askServer } from '../../cli/admin-client.ts';
import type { CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { AuditHeadList } from '../../contract/audit.ts';
import type { AuditHead } from '../../domain/audit-chain.ts';
import { readAuditJson } from '../../domain/audit-line.ts';
import { AuditVerifier, type AuditReport } from '../../domain/audit-verifier.ts';
import { readEntries } from './read-audit-entries.ts';

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  anchors: { type: 'string' },
  excerpt: { type: 'boolean', default: false },
} as const;

/** Verifies the store of the running server, or a file. */
export async function verifyAudit(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
  const [file] = positionals;
  if (positionals.length > 1) throw new UsageError('name one file, or - for standard input');
  if (file !== undefined && (values.from !== undefined || values.to !== undefined)) {
    throw new UsageError('--from and --to choose from the log of the server; a file is verified as a whole');
  }
  if (file === undefined && values.excerpt) throw new UsageError('--excerpt is for a file, such as the lines of one log group');
  const kept = values.anchors === undefined ? [] : await readAnchors(values.anchors, context);
  const report = file === undefined ? await verifyServer(values, kept, context) : await verifyFile(file, { ...values, kept }, context);
  if (values.json) context.streams.print(JSON.stringify(report));
  else for (const line of linesOf(report)) context.streams.print(line);
  return report.isIntact ? 0 : 1;
}

async function verifyServer(
  { config, from, to }: { readonly config?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined },
  kept: readonly AuditHead[],
  context: CommandContext,
): Promise<AuditReport> {
  const socketPath = await context.findSocketPath(config);
  const { sinks } = await askServer(socketPath, { method: 'GET', path: '/api/audit/heads' }, AuditHeadList);
  const isWhole = from === undefined && to === undefined;
  // What a sink has was in the log. It says nothing about a part that may end before.
  const anchors = isWhole ? [...kept, ...sinks.map(({ node, sequence, hash }) => ({ node, day: '', sequence, hash }))] : kept;
  const verifier = new AuditVerifier({ scope: from === undefined ? 'whole' : 'part', anchors });
  let position = 0;
  for await (const entry of readEntries(socketPath, { from, to })) {
    position += 1;
    if (!verifier.add(entry, `event ${position} of the log`)) break;
  }
  return verifier.finish();
}

async function verifyFile(
  file: string,
  { excerpt, kept }: { readonly excerpt: boolean; readonly kept: readonly AuditHead[] },
  context: CommandContext,
): Promise<AuditReport> {
  const verifier = new AuditVerifier({ scope: excerpt ? 'excerpt' : 'part', anchors: kept });
  let number = 0;
  for await (const line of readLines(file, context)) {
    number += 1;
    if (line.trim() === '') continue;
    const where = `line ${number}`;
    const json = parseJson(line);
    if (json === undefined) verifier.addUnreadable(where);
    if (json === undefined || !verifier.add(json.value, where)) break;
  }
  return verifier.finish();
}

/** What another sink keeps: the heads that it anchors, and the last event of each node. */
async function readAnchors(file: string, context: CommandContext): Promise<readonly AuditHead[]> {
  const anchors: AuditHead[] = [];
  const last = new Map<string, AuditHead>();
  for await (const line of readLines(file, context)) {
    const json = parseJson(line);
    const read = json === undefined ? undefined : readAuditJson(json.value);
    if (read === undefined) continue;
    anchors.push(...read.anchors);
    if (read.place !== undefined) last.set(read.place.node, read.place);
  }
  return [...anchors, ...last.values()];
}

async function* readLines(file: string, { streams, readFile }: CommandContext): AsyncIterable<string> {
  if (file === '-') {
    yield* streams.readInputLines();
    return;
  }
  // A text of the whole file may be longer than a string can be.
  const content = await readFile(file);
  for (let start = 0; start < content.length;) {
    const newline = content.indexOf('\n', start);
    const end = newline === -1 ? content.length : newline;
    yield content.toString('utf8', start, end);
    start = end + 1;
  }
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function linesOf({ break: broken, eventCount, beforeChainCount, repeatedCount, anchorCount, chains }: AuditReport): readonly string[] {
  const notes = [
    ...chains.map(
      ({ node, firstSequence, firstDay, sequence, day, hash }) =>
        `${node}: events ${firstSequence} to ${sequence}, ${firstDay} to ${day}, the last one has the hash ${hash}`,
    ),
    ...(beforeChainCount === 0 ? [] : [`not verified: ${count(beforeChainCount, 'event')} of before the chain`]),
    ...(repeatedCount === 0 ? [] : [`there twice, unchanged, as after a crash: ${count(repeatedCount, 'event')}`]),
  ];
  if (broken === undefined)
    return [`intact: ${count(eventCount, 'event')} in ${count(chains.length, 'chain')}, ${count(anchorCount, 'anchor')}`, ...notes];
  const where = broken.where === undefined ? '' : ` at ${broken.where}`;
  const id = broken.id === undefined ? '' : ` (id ${broken.id})`;
  return [`broken${where}: ${broken.text}${id}`, `in order before that: ${count(eventCount, 'event')}`, ...notes];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
