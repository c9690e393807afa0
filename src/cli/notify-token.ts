// signalbox notify-token: keys for senders at the HTTP door. They are made here and kept by nobody but the sender; the configuration
// needs the hash of a token alone.
import { randomBytes } from 'node:crypto';
import { NotifySenderList } from '../contract/notify-senders.ts';
import { sha256 } from '../lib/sha256.ts';
import { askServer } from './admin-client.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** How many random bytes a key has: 256 bits, as many as its hash. */
const KEY_BYTES = 32;

const KINDS = ['token', 'webhook', 'access-key'] as const;
type Kind = (typeof KINDS)[number];

/** Makes a key with the lines for the configuration, prints the hash of a token, or lists who was let in when. */
export const notifyToken: Command = {
  name: 'notify-token',
  usage: 'new [NAME] [--kind token|webhook|access-key] | hash | list',
  summary: 'Makes a key for a sender at the HTTP door with the lines for the configuration; hashes a token; lists when each was last used.',
  run: (commandArguments, context) => {
    const [verb, ...rest] = commandArguments;
    switch (verb) {
      case 'new':
        return Promise.resolve(make(rest, context));
      case 'hash':
        return hash(rest, context);
      case 'list':
        return list(rest, context);
      default:
        throw new UsageError('say "new", "hash" or "list"');
    }
  },
};

interface MadeKey {
  /** What the sender gets, by the names that it goes by. */
  readonly key: Readonly<Record<string, string>>;
  /** What stands in the configuration. */
  readonly lines: readonly string[];
}

function make(commandArguments: readonly string[], { streams }: CommandContext): ExitStatus {
  const { values, positionals } = parseCommandLine(commandArguments, { kind: { type: 'string' } });
  const [name = 'my-sender', ...more] = positionals;
  const kind = KINDS.find((each) => each === (values.kind ?? 'token'));
  if (more.length > 0) throw new UsageError('name one sender');
  if (kind === undefined) throw new UsageError(`--kind is ${KINDS.join(', ')}`);
  // Match: ci, alertmanager-eu. Near miss: my ci (a space, which the configuration would refuse).
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(name)) throw new UsageError('a name has 1 to 128 letters, digits, hyphens or underscores');
  const { key, lines } = makeKey(kind, name);
  if (values.json) streams.print(JSON.stringify({ ...key, configuration: lines.join('\n') }));
  else {
    for (const [what, value] of Object.entries(key)) streams.print(`${what}: ${value}`);
    streams.print('');
    for (const line of lines) streams.print(line);
    streams.printError('The key is shown this once. Give it to the sender, and put the lines into the configuration.');
  }
  return 0;
}

function makeKey(kind: Kind, name: string): MadeKey {
  switch (kind) {
    case 'token': {
      const token = randomBytes(KEY_BYTES).toString('base64url');
      return { key: { token }, lines: ['notify:', '  tokens:', `    - name: ${name}`, `      tokenSha256: ${sha256(token)}`] };
    }
    case 'webhook': {
      const secret = `whsec_${randomBytes(KEY_BYTES).toString('base64')}`;
      return {
        key: { secret },
        lines: ['notify:', '  webhooks:', `    - name: ${name}`, '      keys:', `        - secret_FILE: secrets/${name}`],
      };
    }
    case 'access-key': {
      const accessKeyId = `SB${randomBytes(9).toString('hex').toUpperCase()}`;
      const secretAccessKey = randomBytes(KEY_BYTES).toString('base64url');
      return {
        key: { accessKeyId, secretAccessKey },
        lines: [
          'notify:',
          '  accessKeys:',
          `    - name: ${name}`,
          '      keys:',
          `        - accessKeyId: ${accessKeyId}`,
          `          secretAccessKey_FILE: secrets/${name}`,
        ],
      };
    }
  }
}

async function hash(commandArguments: readonly string[], { streams }: CommandContext): Promise<ExitStatus> {
  const { values, positionals } = parseCommandLine(commandArguments, {});
  // On the command line other users of the machine could read it, and the shell would remember it.
  if (positionals.length > 0) throw new UsageError('hands the token over at standard input, not on the command line');
  const token = (await streams.readInput()).toString('utf8').trim();
  if (token === '') throw new UsageError('no token came at standard input');
  streams.print(values.json ? JSON.stringify({ tokenSha256: sha256(token) }) : sha256(token));
  return 0;
}

async function list(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { values } = parseCommandLine(commandArguments, {});
  const socketPath = await context.findSocketPath(values.config);
  const answer = await askServer(socketPath, { method: 'GET', path: '/api/notify-senders' }, NotifySenderList);
  if (values.json) context.streams.print(JSON.stringify(answer));
  else for (const sender of answer.senders) context.streams.print(lineOf(sender));
  return 0;
}

function lineOf({ name, proof, isPrevious, expiresAt, lastUsedAt }: NotifySenderList['senders'][number]): string {
  const which = isPrevious ? `${proof}, being replaced` : proof;
  const end = expiresAt === undefined ? '' : `  until ${expiresAt}`;
  return `${name}  (${which})  ${lastUsedAt === undefined ? 'not used since the start' : `last used ${lastUsedAt}`}${end}`;
}
