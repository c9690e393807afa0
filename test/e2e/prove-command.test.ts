// `signalbox prove` as people run it: a process of its own at a terminal, with their AWS credentials in its environment.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../fakes/find-program.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ROLE = 'arn:aws:iam::123456789012:role/people/ana';

// Makes a terminal of standard input and output (util-linux). Elsewhere these cases are left out.
const terminal = process.platform === 'linux' ? findProgram('script') : undefined;

let aws: FakeAws;
let app: StartedApp;

beforeEach(async () => {
  aws = await startFakeAws();
  app = await startApp({
    environment: aws.environment,
    yaml: `channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, role: 'arn:aws:iam::123456789012:role/channel' }]`,
  });
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
});

async function makeLink(): Promise<string> {
  const browser = await BrowserSession.signIn(app.signInUrl);
  await browser.post('/api/channels/ops/messages', { text: 'switch-role', clientMessageId: randomUUID() });
  const arrived = await browser.follow((messages) => messages.some(({ payload }) => payload.author === undefined));
  return /signalbox prove (http:\S+?\/prove\/[\w-]{43})/.exec(arrived.map(textOf).join('\n'))?.[1] ?? 'no link';
}

function credentials(): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = aws.sts.signIn(ROLE, 'ana');
  return {
    ...NO_CREDENTIALS,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: 'eu-west-1',
  };
}

interface Ended {
  readonly status: unknown;
  readonly output: string;
}

/** Runs the command and types something once it asks. */
async function run(
  commandLine: readonly string[],
  { typed, at }: { readonly typed: string; readonly at: 'terminal' | 'pipe' },
): Promise<Ended> {
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', main, 'prove', ...commandLine];
  const environment = { PATH: process.env['PATH'], HOME: app.dataFolder, ...credentials() };
  const child =
    at === 'pipe'
      ? spawn(command[0] ?? '', command.slice(1), { env: environment, stdio: 'pipe' })
      : spawn(terminal ?? '', ['-qec', command.map((word) => `'${word}'`).join(' '), '/dev/null'], { env: environment, stdio: 'pipe' });
  let output = '';
  let hasTyped = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (hasTyped || !output.includes('to go on:')) return;
      hasTyped = true;
      child.stdin.write(`${typed}\n`);
    });
  }
  child.stdin.on('error', () => undefined);
  const [status] = (await once(child, 'close')) as [unknown];
  return { status, output };
}

const rolesMapped = async (url: string): Promise<number> => (await fetch(url.replace('/prove/', '/api/role-proofs/'))).status;

describe('signalbox prove', () => {
  it.skipIf(terminal === undefined)('shows for whom the link is, and gives the role once that is typed', async () => {
    const link = await makeLink();
    const { status, output } = await run([link, '--role', ROLE], { typed: 'web:operator', at: 'terminal' });

    expect(output).toContain('person   web:operator (calls themselves "Operator")');
    expect(output).toContain('channel  ops');
    expect(output).toContain(`server   ${app.url}`);
    expect(output).toContain(`web:operator has the role ${ROLE} now, in ops (123456789012).`);
    expect(status).toBe(0);
    expect(aws.requests).toMatchObject([{ operation: 'GetCallerIdentity', signature: 'valid', region: 'eu-west-1' }]);
    expect(await rolesMapped(link)).toBe(404);
    expect(app.log()).not.toContain(aws.sts.sessions[0]?.key.sessionToken);
  });

  it.skipIf(terminal === undefined).each(['yes', '', 'web:eve'])('sends nothing where %j is typed', async (typed) => {
    const link = await makeLink();
    const { status, output } = await run([link], { typed, at: 'terminal' });

    expect([status, output]).toEqual([1, expect.stringContaining('Nothing was sent.')]);
    expect(aws.requests).toEqual([]);
    expect(await rolesMapped(link)).toBe(200);
  });

  it('sends nothing where nobody sits at a terminal', async () => {
    const link = await makeLink();
    const { status, output } = await run([link], { typed: 'web:operator', at: 'pipe' });

    expect([status, output]).toEqual([2, expect.stringContaining('needs a terminal')]);
    expect(await rolesMapped(link)).toBe(200);
  });
});
