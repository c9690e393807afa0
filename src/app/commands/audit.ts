// signalbox audit: reads, searches, exports and verifies the audit log.
import { askServer } from '../../cli/admin-client.ts';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { AuditEventList, type AuditEventJson } from '../../contract/audit.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { oneLine } from '../../messages/one-line.ts';
import { verifyAudit } from './audit-verify.ts';
import { readEntries } from './read-audit-entries.ts';

/** Lists, searches, exports and verifies. */
export const auditCommand: Command = {
  name: 'audit',
  usage:
    'list [--limit N] | search [--person WHO] [--channel NAME] [--account ID] [--service NAME] [--operation NAME] [--kind KIND] [--outcome OUTCOME] [--command ID] [--since TIME] [--until TIME] [--text TEXT] [--limit N] | export [--from DAY] [--to DAY] | verify [FILE|-] [--from DAY] [--to DAY] [--anchors FILE] [--excerpt]',
  summary: 'Reads, searches, exports or verifies the audit log; a file is verified without a server.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    switch (verb) {
      case 'list':
      case 'search':
        return search(rest, context);
      case 'export':
        return exportEntries(rest, context);
      case 'verify':
        return verifyAudit(rest, context);
      default:
        throw new UsageError('say "list", "search", "export" or "verify"');
    }
  },
};

const SEARCH_OPTIONS = {
  person: { type: 'string' },
  channel: { type: 'string' },
  account: { type: 'string' },
  service: { type: 'string' },
  operation: { type: 'string' },
  kind: { type: 'string' },
  outcome: { type: 'string' },
  command: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  text: { type: 'string' },
  limit: { type: 'string', default: '50' },
} as const;

/** The most events that one answer of the server lists. */
const PAGE_MAX = 1_000;

async function search(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, SEARCH_OPTIONS);
  if (positionals.length > 0) throw new UsageError('what is searched for is named by options, such as --text');
  const { config, json, limit, command, since, until, ...named } = values;
  const wanted = readCount(limit);
  const query = new URLSearchParams(Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined));
  if (command !== undefined) query.set('commandId', command);
  if (since !== undefined) query.set('since', readTime(since));
  if (until !== undefined) query.set('until', readTime(until));
  const socketPath = await context.findSocketPath(config);
  for (let count = 0; count < wanted;) {
    query.set('limit', String(Math.min(PAGE_MAX, wanted - count)));
    const page = await askServer(socketPath, { method: 'GET', path: `/api/audit/events?${query.toString()}` }, AuditEventList);
    for (const event of page.events) context.streams.print(json ? JSON.stringify(event) : lineOf(event));
    count += page.events.length;
    if (page.before === undefined) break;
    query.set('before', page.before);
  }
  return 0;
}

async function exportEntries(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, { from: { type: 'string' }, to: { type: 'string' } });
  if (positionals.length > 0) throw new UsageError('the events are printed; send them into a file with >');
  const socketPath = await context.findSocketPath(values.config);
  for await (const entry of readEntries(socketPath, values)) context.streams.print(canonicalJson(entry));
  return 0;
}

// Match: 50. Near miss: 0, 1e3, -1.
const COUNT = /^[1-9]\d{0,8}$/;

function readCount(text: string): number {
  if (!COUNT.test(text)) throw new UsageError('--limit must be a whole number from 1 on');
  return Number(text);
}

// Match: 2026-03-01. Near miss: 2026-03-01T00:00:00Z.
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day stands for its beginning in UTC. */
function readTime(text: string): string {
  const time = new Date(DAY.test(text) ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(time.getTime())) throw new UsageError(`${text} is no time such as 2026-03-01 or 2026-03-01T12:00:00Z`);
  return time.toISOString();
}

/** The longest kinds are a little wider; they are rare. */
const KIND_WIDTH = 24;

/** How much of what an event is about stands in its line. */
const LINE_DETAIL_LENGTH = 160;

function lineOf({ at, kind, person, channel, detail }: AuditEventJson): string {
  const where =
    channel === undefined ? '-' : [channel.platform, channel.workspaceId, channel.channelId].filter((part) => part !== '').join('/');
  const { service, operation, accountId, region, ...others } = detail;
  const what = [service, operation].every((part) => typeof part === 'string')
    ? `${String(service)} ${String(operation)} (${String(accountId)}, ${String(region)})`
    : JSON.stringify(others);
  return [at, kind.padEnd(KIND_WIDTH), ...[person.userId, where, what.slice(0, LINE_DETAIL_LENGTH)].map(oneLine)].join('  ');
}
