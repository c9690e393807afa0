// One command from the person to the answer: through the running server, through the flow alone, and beside the AWS CLI as a process,
// all against one AWS on this machine.
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { createAwsSdk } from '../src/aws/sdk/index.ts';
import { openCliFacts } from '../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { BackgroundRuns } from '../src/commands/background/background-runs.ts';
import { NO_CONTROL } from '../src/domain/channel-control.ts';
import type { JudgingContext } from '../src/commands/judge-command.ts';
import { createOngoingWork } from '../src/commands/ongoing-work.ts';
import { createCommandsPipeline } from '../src/commands/pipeline.ts';
import { createSqliteStore } from '../src/storage/sqlite/index.ts';
import { BrowserSession } from '../test/e2e/browser-session.ts';
import { startFakeAws, type FakeAws } from '../test/fakes/fake-aws.ts';
import { startServerProcess } from '../test/server-process.ts';
import { milliseconds, quantile, under, type BenchFigure } from './figure.ts';

const WARM_UP_ROUNDS = 20;
const ROUNDS = 200;
const CLI_ROUNDS = 10;

/** What an answer may take beside the time of AWS itself, which answers at once here. */
const ANSWER_TARGET_MS = 250;

const COMMAND = 'ec2 describe-instances';
/** How many times quicker than the AWS CLI the round trip is to be. */
const QUICKER_TARGET = 25;

/** Stands in every answer, and in nothing else. */
const IN_THE_ANSWER = 'i-0a1b2c3d4e5f60001';

/** Measures the round trips. */
export async function benchCommandRoundTrip(): Promise<readonly BenchFigure[]> {
  const aws = await startFakeAws();
  try {
    const server = await measureServer(aws);
    const flow = await measureFlow(aws);
    return [
      under(`${COMMAND}, from POST to the answer on the stream, median`, quantile(server, 0.5), ANSWER_TARGET_MS),
      { what: `${COMMAND}, from POST to the answer on the stream, p99`, value: milliseconds(quantile(server, 0.99)) },
      { what: `${COMMAND}, the commands flow alone, median`, value: milliseconds(quantile(flow, 0.5)) },
      ...(await measureCli(aws, quantile(server, 0.5))),
    ];
  } finally {
    await aws.stop();
  }
}

/** One person asks as fast as answers come. */
const FAST_PERSON = 'aws: { commandsPerMinute: 10000 }\n';

async function measureServer(aws: FakeAws): Promise<readonly number[]> {
  const server = await startServerProcess({ environment: aws.environment, yaml: FAST_PERSON });
  const browser = await BrowserSession.signIn(server.signInUrl);
  const answers = openStream(browser);
  const times = await repeat(async () => {
    const posted = await browser.post('/api/channels/ops/messages', { text: COMMAND, clientMessageId: randomUUID() });
    if (posted.status !== 202) throw new Error(`the server answered ${posted.status}: ${await posted.text()}`);
    await answers.next();
  });
  await answers.return(undefined);
  await server.stop();
  return times;
}

/** Reads the stream; yields once for each answer. */
async function* openStream(browser: BrowserSession): AsyncGenerator<undefined, void, undefined> {
  const response = await browser.request('/api/stream?after=0', { headers: { accept: 'text/event-stream' } });
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) if (event.includes(IN_THE_ANSWER)) yield;
  }
}

async function measureFlow(aws: FakeAws): Promise<readonly number[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-bench-flow-'));
  const store = await createSqliteStore({ dataFolder });
  const catalogue = openCatalogue();
  const sdk = createAwsSdk({ catalogue, environment: aws.environment, version: 'bench', demoAccountId: '' });
  const context: JudgingContext = {
    now: () => new Date(),
    newId: randomUUID,
    store,
    catalogue,
    facts: openCliFacts(),
    logger: pino({ level: 'silent' }),
    metrics: { commandEnded: () => undefined, actionRun: () => undefined },
    surroundings: {
      rulesOf: () => ({
        configurationName: 'ops',
        accounts: [],
        guardrails: [],
        isAmbientAllowed: true,
        allowsAmbientChanges: false,
        defaultRegion: 'us-east-1',
        control: { ...NO_CONTROL, commandsPerMinute: 10_000 },
      }),
      describeChannel: () => [],
      findAccount: (signal) => sdk.callerIdentity.find(signal),
      demoGuardrail: { name: 'none', document: { Version: '2012-10-17', Statement: [] } },
    },
    timeout: (ms) => AbortSignal.timeout(ms),
  };
  const runs = new BackgroundRuns();
  const pipeline = createCommandsPipeline({
    context,
    invoker: sdk.invoker,
    updateAnswer: () => Promise.resolve(),
    showApproval: () => Promise.resolve(),
    announce: () => Promise.resolve(),
    postLater: () => Promise.resolve(),
    runs,
    work: createOngoingWork({ context, runs, onBegun: () => undefined, show: () => undefined }),
    patienceMs: () => 15_000,
  });
  const times = await repeat(async () => {
    const answer = await pipeline({
      channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
      person: { userId: 'web:bench', displayName: 'bench' },
      text: COMMAND,
      idempotencyKey: randomUUID(),
    });
    if (!JSON.stringify(answer).includes(IN_THE_ANSWER)) throw new Error(`the flow answered ${JSON.stringify(answer)}`);
  });
  sdk.close();
  await store.close();
  await rm(dataFolder, { recursive: true, force: true });
  return times;
}

async function measureCli(aws: FakeAws, oursMs: number): Promise<readonly BenchFigure[]> {
  const version = findCliVersion();
  if (version === undefined) return [{ what: 'the same by the AWS CLI as a process', value: 'aws is not on the PATH' }];
  const cliArguments = [...COMMAND.split(' '), '--endpoint-url', aws.url, '--region', 'us-east-1', '--output', 'json'];
  const env = { ...process.env, ...aws.environment };
  const times = await repeat(
    async () => {
      const { stdout } = await promisify(execFile)('aws', cliArguments, { env });
      if (!stdout.includes(IN_THE_ANSWER)) throw new Error(`the AWS CLI answered ${stdout}`);
    },
    { warmUp: 1, rounds: CLI_ROUNDS },
  );
  const cliMs = quantile(times, 0.5);
  const timesQuicker = cliMs / oursMs;
  return [
    { what: `the same by the AWS CLI as a process (${version}), median`, value: milliseconds(cliMs) },
    {
      what: 'from POST to the answer, beside the AWS CLI',
      value: `${timesQuicker.toFixed(0)} times quicker`,
      target: { text: `at least ${QUICKER_TARGET} times`, isMet: timesQuicker >= QUICKER_TARGET },
    },
  ];
}

function findCliVersion(): string | undefined {
  try {
    return execFileSync('aws', ['--version'], { encoding: 'utf8' }).split(' ')[0];
  } catch {
    return undefined;
  }
}

async function repeat(
  run: () => Promise<void>,
  { warmUp, rounds } = { warmUp: WARM_UP_ROUNDS, rounds: ROUNDS },
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const startedAt = performance.now();
    await run();
    if (round >= warmUp) times.push(performance.now() - startedAt);
  }
  return times;
}
