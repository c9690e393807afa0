import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { runCli } from '../../cli/run-cli.ts';
import { proveCommand } from './prove.ts';

const NONCE = 'n'.repeat(43);

interface Ended {
  readonly status: number;
  readonly output: string;
}

/** Runs the command at a terminal at which something is typed. */
async function prove(link: string, { typed = 'web:ana', isTerminal = true, more = [] as readonly string[] } = {}): Promise<Ended> {
  const lines: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.reject(new Error('nothing reads all of it')),
      async *readInputLines() {
        yield typed;
      },
      print: (line) => lines.push(line),
      printError: (line) => lines.push(line),
    },
    findSocketPath: () => Promise.reject(new Error('no configuration is read')),
    readFile: () => Promise.reject(new Error('no file is read')),
  };
  const environment = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'sample-secret', AWS_REGION: 'eu-west-1' };
  const command = proveCommand({ environment, isTerminal: () => isTerminal });
  const status = await runCli(['prove', link, ...more], [command], context);
  return { status, output: lines.join('\n') };
}

interface ToldDetails {
  readonly [name: string]: unknown;
}

/** Proves at a server that says this about its link; returns what was posted as well. */
async function proveAt(
  told: ToldDetails,
  options: Parameters<typeof prove>[1] = {},
): Promise<Ended & { readonly posted: readonly unknown[] }> {
  const posted: unknown[] = [];
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const details = { server: `http://127.0.0.1:${port}`, userId: 'web:ana', displayName: 'Ana', configurationName: 'ops' };
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      const mapped = { roleArn: 'arn:aws:iam::123456789012:role/ana', accountId: '123456789012', provenArn: 'arn' };
      if (request.method === 'POST') posted.push(JSON.parse(body));
      if (typeof told['location'] === 'string') response.writeHead(307, { location: told['location'] });
      response.end(
        JSON.stringify(request.method === 'POST' ? mapped : { ...details, channelName: '#ops', accounts: [], expiresAt: '', ...told }),
      );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const ended = await prove(`http://127.0.0.1:${(server.address() as AddressInfo).port}/prove/${NONCE}`, options);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { ...ended, posted };
}

describe('signalbox prove', () => {
  it('sends what is signed, and nothing more', async () => {
    const { status, output, posted } = await proveAt({}, { more: ['--role', 'arn:aws:iam::123456789012:role/people/ana'] });

    expect([status, output]).toEqual([0, expect.stringContaining('web:ana has the role arn:aws:iam::123456789012:role/ana now')]);
    expect(posted).toEqual([
      {
        host: 'sts.eu-west-1.amazonaws.com',
        date: expect.stringMatching(/^\d{8}T\d{6}Z$/),
        authorization: expect.stringContaining('Credential=AKIDEXAMPLE/'),
        roleArn: 'arn:aws:iam::123456789012:role/people/ana',
      },
    ]);
    expect(JSON.stringify(posted)).not.toContain('sample-secret');
  });

  it.each([
    ['http://signalbox.example.com/prove/NONCE', 'must begin with https:'],
    ['https://signalbox.example.com/prove/short', 'not a link'],
    ['https://user@signalbox.example.com/prove/NONCE', 'not a link'],
    ['https://signalbox.example.com/prove/NONCE?a=b', 'not a link'],
    ['https://signalbox.example.com/prove/NONCE#a', 'not a link'],
    ['https://signalbox.example.com/sign-in/NONCE', 'not a link'],
    ['prove', 'give it the link'],
  ])('takes no %s', async (link, said) => {
    const { status, output } = await prove(link.replace('NONCE', NONCE));

    expect([status, output]).toEqual([2, expect.stringContaining(said)]);
  });

  it.each([
    ['calls itself another', { server: 'https://signalbox.example.com' }, 'calls itself https://signalbox.example.com'],
    ['writes to the terminal', { userId: 'web:ana\u001B[2K' }, 'does not say for whom the link is'],
    ['names no channel', { configurationName: 'a b' }, 'does not say for whom the link is'],
    ['sends people elsewhere', { location: 'https://signalbox.example.com/' }, 'cannot be reached'],
    ['says nothing of a link', { accounts: 'all' }, 'gave no answer of Signalbox'],
  ])('trusts no server that %s', async (_what, told, said) => {
    const { status, output, posted } = await proveAt(told);

    expect([status, output, posted]).toEqual([1, expect.stringContaining(said), []]);
  });

  it('shows no sign of a server that could change what stands on the terminal', async () => {
    const { output } = await proveAt({ displayName: 'Ana\u001B[1A\nperson web:me\u202E', channelName: '#ops\r' });

    for (const sign of ['\u001B', '\r', '\u202E']) expect(output).not.toContain(sign);
    expect(output).toContain('calls themselves "Ana [1A person web:me "');
  });

  it('sends nothing where something else is typed, or nobody sits at a terminal', async () => {
    expect(await proveAt({}, { typed: 'yes' })).toMatchObject({ status: 1, posted: [] });
    expect(await proveAt({}, { isTerminal: false })).toMatchObject({ status: 2, posted: [] });
  });
});
