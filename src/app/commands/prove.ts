// signalbox prove: shows the server that a link is of which IAM role one has. It runs on the person's own machine; what leaves that is one
// signed request, which names link, server, person and channel, and no credentials.
import type { IdentitySigner, SignIdentityOptions } from '../../aws/sdk/sign-identity.ts';
import type { Command, CommandStreams, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { isLoopbackHost } from '../../config/server-config.ts';
import { ErrorAnswer } from '../../contract/admin-api.ts';
import { RoleProofAnswer, RoleProofDetails, type RoleProofRequest } from '../../contract/role-proofs.ts';
import { AppError } from '../../domain/errors.ts';
import { NONCE_PATTERN, PROOF_PATH } from '../../domain/identity-proof.ts';
import { isConfigurationName } from '../../domain/channel-configuration.ts';
import { parseUserIdentity } from '../../domain/user-identity.ts';

/** How long the server may take: it asks STS meanwhile. */
const SERVER_TIMEOUT_MS = 30_000;

/** The longest answer that is read. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** What the command works with. */
export interface ProveSurroundings {
  /** Where credentials, profile and Region come from. */
  readonly environment: SignIdentityOptions['environment'];
  /** Tells whether a person sits at standard input. */
  readonly isTerminal: () => boolean;
}

/** A link, taken apart. */
interface ProofLink {
  readonly server: string;
  readonly nonce: string;
}

/** Makes the command. */
export function proveCommand({ environment, isTerminal }: ProveSurroundings): Command {
  return {
    name: 'prove',
    usage: 'LINK [--role ARN] [--region REGION]',
    summary: 'Shows the server of a link which IAM role you have, so that your commands in chat run with it.',
    run: async (commandArguments, { streams }): Promise<ExitStatus> => {
      const { values, positionals } = parseCommandLine(commandArguments, { role: { type: 'string' }, region: { type: 'string' } });
      const link = readLink(positionals);
      const details = await readDetails(link);
      const signer = await loadSigner({ environment, region: values.region, now: () => new Date() });
      for (const line of describe(details, signer)) streams.printError(line);
      // Stops a line that somebody was sent, and pasted, from answering for them.
      if (!isTerminal()) throw new UsageError('needs a terminal: whoever gives a role away types for whom');
      if ((await readAnswer(streams)) !== details.userId) {
        streams.printError('Nothing was sent.');
        return 1;
      }
      const { server, nonce } = link;
      const { userId, configurationName } = details;
      const signed = await signer.sign({ nonce, server, userId, configurationName });
      const body: RoleProofRequest = { ...signed, ...(values.role === undefined ? {} : { roleArn: values.role }) };
      const answer = await exchange(link, RoleProofAnswer, body);
      streams.print(
        values.json
          ? JSON.stringify(answer)
          : `${userId} has the role ${answer.roleArn} now, in ${configurationName} (${answer.accountId}).`,
      );
      return 0;
    },
  };
}

function readLink([text, ...more]: readonly string[]): ProofLink {
  const url = text === undefined ? null : URL.parse(text);
  if (url === null || more.length > 0) throw new UsageError('give it the link that "switch-role" shows in chat');
  // Over plain http somebody on the way could say that the link is for another person than it is.
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (!isSafe) throw new UsageError('the link must begin with https:');
  const nonce = url.pathname.slice(PROOF_PATH.length);
  // What is more than server and nonce (a name, a query) is no link of ours.
  if (url.href !== `${url.origin}${PROOF_PATH}${nonce}` || !NONCE_PATTERN.test(nonce)) {
    throw new UsageError('this is not a link of "switch-role"');
  }
  return { server: url.origin, nonce };
}

/** Stops a server that shows one person and asks for another: what is shown is what is signed, and only plain ids are. */
async function readDetails(link: ProofLink): Promise<RoleProofDetails> {
  const details = await exchange(link, RoleProofDetails);
  if (details.server !== link.server) {
    throw new AppError('role-proof-refused', `the server calls itself ${printable(details.server)}, and the link is of ${link.server}`);
  }
  if (parseUserIdentity(details.userId) === undefined || !isConfigurationName(details.configurationName)) {
    throw new AppError('role-proof-refused', 'the server does not say for whom the link is');
  }
  return details;
}

/** The AWS SDK is loaded only here. */
async function loadSigner(options: SignIdentityOptions): Promise<IdentitySigner> {
  const { createIdentitySigner } = await import('../../aws/sdk/sign-identity.ts');
  try {
    return await createIdentitySigner(options);
  } catch (error) {
    throw new AppError('role-proof-refused', error instanceof Error ? error.message : '', { cause: error });
  }
}

function describe(details: RoleProofDetails, { accessKeyId }: IdentitySigner): readonly string[] {
  const accounts = details.accounts.map(({ accountId, name }) => (name === undefined ? accountId : `${name} (${accountId})`));
  return [
    'This gives your IAM role to the commands of one person in one chat channel:',
    '',
    `  person   ${printable(details.userId)} (calls themselves "${printable(details.displayName)}")`,
    `  channel  ${printable(details.configurationName)} (${printable(details.channelName)})`,
    `  server   ${details.server}`,
    `  reaches  ${printable(accounts.join(', '))}`,
    `  role     that of the access key ${printable(accessKeyId)}`,
    '',
    'Their commands will run with it, within the guardrails of the channel, until it is cleared.',
    'If you are not this person, or somebody sent you this link, stop here: press Ctrl-C.',
    '',
    `Type ${printable(details.userId)} to go on:`,
  ];
}

async function readAnswer(streams: CommandStreams): Promise<string> {
  for await (const line of streams.readInputLines()) return line.trim();
  return '';
}

/** What a server says about itself must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Z}]/gu, ' ');
}

interface Shape<Output> {
  safeParse(value: unknown): { readonly success: true; readonly data: Output } | { readonly success: false };
}

/** Asks the server of the link, and follows nobody elsewhere. */
async function exchange<Output>({ server, nonce }: ProofLink, shape: Shape<Output>, body?: RoleProofRequest): Promise<Output> {
  const request = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const { isOk, text } = await fetchText(`${server}/api/role-proofs/${nonce}`, request);
  const json = parseJson(text);
  const parsed = shape.safeParse(json);
  if (isOk && parsed.success) return parsed.data;
  const refusal = ErrorAnswer.safeParse(json);
  throw new AppError(
    'role-proof-refused',
    refusal.success ? printable(refusal.data.error.message) : `${server} gave no answer of Signalbox`,
  );
}

async function fetchText(url: string, request: RequestInit): Promise<{ readonly isOk: boolean; readonly text: string }> {
  try {
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(SERVER_TIMEOUT_MS) });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) throw new Error('the answer is too long');
      chunks.push(chunk);
    }
    return { isOk: response.ok, text: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    throw new AppError('role-proof-refused', `${new URL(url).origin} cannot be reached`, { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
