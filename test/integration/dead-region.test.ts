// A Region that does not even answer a connection: its queue is known as failing within seconds, and the queues of others are read on.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { SqsDoors } from '../../src/app/sqs-doors.ts';
import { createAwsSdk } from '../../src/aws/sdk/index.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { Config } from '../../src/config/schema.ts';
import { setRealTimer } from '../../src/lib/timers.ts';
import { createSqsDoor } from '../../src/notifications/ingest/sqs-door.ts';
import { openSnsFlow } from '../../src/notifications/testing/open-sns-flow.ts';
import { RecordedQueueMetrics } from '../../src/notifications/testing/recorded-queue-metrics.ts';
import { startFakeSqs } from '../fakes/fake-sqs.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** An address where connections are neither taken nor refused: a process that listens with a short line, stands still, and has it full. */
async function openDeadEndpoint(): Promise<string> {
  const script = "const s=require('net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))";
  const child: ChildProcess = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill('SIGKILL'));
  if (child.stdout === null) throw new TypeError('no output');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  child.kill('SIGSTOP');
  const sockets: Socket[] = Array.from({ length: 16 }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined);
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${port}`;
}

describe('SqsDoors', () => {
  // Elsewhere the system refuses at once what it has no room for.
  it.runIf(process.platform === 'linux')(
    'reads its queues on while one endpoint takes no connection, and says so of that one',
    async () => {
      const flow = await openSnsFlow();
      closing.push(() => flow.context.close());
      const sqs = await startFakeSqs();
      closing.push(() => sqs.stop());
      const aliveUrl = `${sqs.url}/123456789012/alive`;
      const deadUrl = `${await openDeadEndpoint()}/123456789012/dead`;
      const sdk = createAwsSdk({
        catalogue: openCatalogue(),
        environment: { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'sample' },
        version: '0.0.0',
        demoAccountId: '123456789012',
      });
      closing.push(() => sdk.close());
      const { context, pipeline, registry, setAside } = flow;
      const doors = new SqsDoors({
        context: { ...context, logger: pino({ level: 'silent' }) },
        metrics: new RecordedQueueMetrics(),
        door: createSqsDoor({ context, pipeline, registry, setAside, confirmSoon: () => undefined }),
        openQueue: (queue) => sdk.openQueue(queue),
        setTimer: setRealTimer,
        random: Math.random,
      });
      closing.push(() => doors.stop());
      const region = 'eu-west-1';
      await doors.apply(Config.parse({ sqs: { queues: [deadUrl, aliveUrl].map((queueUrl) => ({ queueUrl, region })) } }));

      const stateOf = (queueUrl: string) => doors.states().find((state) => state.queueUrl === queueUrl);
      const queue = sqs.queue(aliveUrl);
      for (let sent = 1; stateOf(deadUrl)?.status !== 'failing'; sent += 1) {
        queue.send(`event number ${sent};`);
        await expect.poll(() => queue.deletedCount, { timeout: 15_000 }).toBe(sent);
      }

      expect(stateOf(aliveUrl)?.status).toBe('receiving');
      expect(stateOf(deadUrl)?.reason).toMatch(/\w/);
    },
  );
});
