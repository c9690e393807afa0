import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { Notification } from '../../domain/notification.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import { recognized } from '../recognize/testing/recognized.ts';
import { FakeContextSources } from '../testing/fake-context-sources.ts';
import { RecordedMetrics } from '../testing/recorded-metrics.ts';
import { ContextEnricher, MAX_UNDER_WAY, type EnricherOptions } from './context-enricher.ts';
import { CALLS_PER_MINUTE } from './reading-budget.ts';

const accountId = '123456789012';
const door = 'sns-https';
const alarmArn = `arn:aws:cloudwatch:eu-west-1:${accountId}:alarm:checkout-errors`;
const functionArn = `arn:aws:lambda:eu-west-1:${accountId}:function:checkout`;

/** An alarm of a Lambda function. */
function alarm(name = 'checkout-errors', overrides: object = {}): Notification {
  return recognized({
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:eu-west-1:${accountId}:alarm:${name}`,
    AWSAccountId: accountId,
    NewStateValue: 'ALARM',
    StateChangeTime: '2026-11-22T10:25:31.218+0000',
    Trigger: {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'SUM',
      Period: 60,
      Dimensions: [{ name: 'FunctionName', value: 'checkout' }],
    },
    ...overrides,
  });
}

const change = {
  at: '2026-11-22T10:13:00Z',
  eventName: 'UpdateFunctionCode',
  eventSource: 'lambda.amazonaws.com',
  userName: 'deploy-bot',
  eventId: 'e1',
  resourceName: 'checkout',
};
const line = (text: string, second = 1) => ({ at: `2026-11-22T10:24:0${second}Z`, text });
const everything = {
  chart: { points: [{ at: '2026-11-22T10:20:00Z', value: 9 }], lines: [], band: [] },
  lines: {
    '/aws/lambda/checkout': [line('ERROR order 1 failed'), line('ERROR order 2 failed', 2), line('Exception: pass\u200Bword=hunter2', 3)],
  },
  changes: { checkout: [{ ...change, at: '2026-11-22T10:01:00Z', eventName: 'UpdateFunctionConfiguration' }, change] },
  tags: { [alarmArn]: { owner: 'shop' }, [functionArn]: { owner: 'platform', severity: 'sev1' } },
};

describe('ContextEnricher', () => {
  let metrics: RecordedMetrics;
  let kept: (readonly [deliveryId: string, context: IncidentContext])[];
  let logged: string[];
  let clock: number;
  let timers: AbortController[];

  beforeEach(() => {
    metrics = new RecordedMetrics();
    kept = [];
    logged = [];
    clock = Date.parse('2026-11-22T10:25:33Z');
    timers = [];
  });

  function enricherOf(fake: FakeContextSources, overrides: Partial<EnricherOptions> = {}): ContextEnricher {
    return new ContextEnricher({
      now: () => new Date(clock),
      logger: pino({ level: 'warn' }, { write: (text: string) => logged.push(text) }),
      metrics,
      sources: fake.sources,
      findPlace: ({ region }, configurationName) => Promise.resolve({ accountId, region, configurationName } satisfies ReadingPlace),
      keep: (deliveryId, context) => {
        kept.push([deliveryId, context]);
        return Promise.resolve();
      },
      timeout: () => {
        const timer = new AbortController();
        timers.push(timer);
        return timer.signal;
      },
      ...overrides,
    });
  }
  const toOps = [{ deliveryId: 'd1', configurationName: 'ops' }];

  it('gathers chart, log lines, last change and tags, for each channel once', async () => {
    const fake = new FakeContextSources(everything);
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm(), deliveries: [...toOps, { deliveryId: 'd2', configurationName: 'ops' }] });
    await enricher.idle();

    expect(kept).toEqual([
      [
        'd2',
        {
          readAt: '2026-11-22T10:25:33.000Z',
          chart: everything.chart,
          logLines: {
            logGroup: '/aws/lambda/checkout',
            lines: [line('ERROR order 1 failed'), line('ERROR order 2 failed', 2), line('Exception: password=[masked]', 3)],
            consoleUrl: expect.stringMatching(
              /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/cloudwatch\/home\?region=eu-west-1#logsV2:/,
            ),
          },
          lastChange: {
            at: change.at,
            eventName: change.eventName,
            eventSource: change.eventSource,
            userName: change.userName,
            resourceName: change.resourceName,
            alarmAt: '2026-11-22T10:25:31.218Z',
            consoleUrl: expect.stringContaining('#/events/e1'),
          },
          // What the alarm's own tags say counts more.
          tags: { owner: 'shop', severity: 'sev1' },
        },
      ],
    ]);
    expect(fake.places.every((place) => place?.configurationName === 'ops')).toBe(true);
    expect(['chart', 'log-lines', 'last-change', 'tags'].map((part) => metrics.count(`gathered ops ${part}`))).toEqual([1, 1, 1, 1]);
  });

  it('leaves out what does not come in time, whether its source looks at the signal or not', async () => {
    const fake = new FakeContextSources(everything);
    const goOn = fake.hang();
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    // The place is found first; only then everything is asked.
    await expect.poll(() => fake.asked.length).toBeGreaterThanOrEqual(5);
    timers[0]?.abort();
    await enricher.idle();
    goOn();

    expect(kept).toEqual([]);
    expect(metrics.count('left out ops chart slow')).toBe(1);
    expect(metrics.count('left out ops last-change slow')).toBe(1);
  });

  it('counts what is refused each time, and logs it once for a channel', async () => {
    const fake = new FakeContextSources(everything);
    fake.refuse('refused');
    const enricher = enricherOf(fake);

    for (const name of ['a', 'b', 'c']) enricher.add({ door, notification: alarm(name), deliveries: toOps });
    await enricher.idle();

    expect(metrics.count('left out ops log-lines refused')).toBe(3);
    expect(logged.filter((text) => text.includes('"part":"log-lines"'))).toHaveLength(1);
    expect(kept).toEqual([]);
  });

  it('says nothing in the log about a log group that is not there', async () => {
    const fake = new FakeContextSources(everything);
    fake.refuse('absent');
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();

    expect(metrics.count('left out ops log-lines absent')).toBe(1);
    expect(logged.filter((text) => text.includes('log-lines'))).toEqual([]);
  });

  it('keeps what came where a source throws', async () => {
    const fake = new FakeContextSources(everything);
    const broken = { ...fake.sources, logLines: { ...fake.sources.logLines, read: () => Promise.reject(new Error('a fault')) } };
    const enricher = enricherOf(fake, { sources: broken });

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();

    expect(Object.keys(kept[0]?.[1] ?? {})).toEqual(['readAt', 'chart', 'lastChange', 'tags']);
    expect(metrics.count('left out ops log-lines failed')).toBe(1);
  });

  it('asks nobody where nothing may be read for the channel', async () => {
    const fake = new FakeContextSources(everything);
    const enricher = enricherOf(fake, { findPlace: () => Promise.resolve(undefined) });

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();

    expect(fake.asked).toEqual([]);
    expect(metrics.count('left out ops all no-place')).toBe(1);
  });

  it('names no place for a sample, whatever the channel may', async () => {
    const fake = new FakeContextSources(everything);
    const enricher = enricherOf(fake, { findPlace: () => Promise.resolve(undefined) });

    enricher.add({ door, notification: { ...alarm(), isSample: true }, deliveries: toOps });
    await enricher.idle();

    expect(fake.places).not.toEqual([]);
    expect(fake.places.every((place) => place === undefined)).toBe(true);
  });

  it('asks once about an alarm that flaps within a minute, and gives each of its incidents what came', async () => {
    const fake = new FakeContextSources(everything);
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();
    const askedOnce = fake.asked.length;
    clock += 59_000;
    enricher.add({ door, notification: alarm(), deliveries: [{ deliveryId: 'd3', configurationName: 'ops' }] });
    await enricher.idle();

    expect(fake.asked).toHaveLength(askedOnce);
    expect(kept.map(([deliveryId]) => deliveryId)).toEqual(['d1', 'd3']);

    clock += 2_000;
    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();

    // The tags are remembered for longer.
    expect(fake.asked.slice(askedOnce).some((question) => question.startsWith('lines'))).toBe(true);
    expect(fake.asked.slice(askedOnce).some((question) => question.startsWith('tags'))).toBe(false);
  });

  it('has only so much under way, and skips what comes beyond it without looking at anything', async () => {
    const fake = new FakeContextSources(everything);
    const goOn = fake.hang();
    const enricher = enricherOf(fake);

    for (let index = 0; index < 1000; index += 1) enricher.add({ door, notification: alarm(`a${index}`), deliveries: toOps });

    expect(metrics.count('left out ops all too-many-under-way')).toBe(1000 - MAX_UNDER_WAY);
    goOn();
    await enricher.idle();
    expect(kept).toHaveLength(MAX_UNDER_WAY);
  });

  it('stays within the calls of a minute, channel by channel', async () => {
    const fake = new FakeContextSources();
    const enricher = enricherOf(fake);

    for (let index = 0; index < 40; index += 1) {
      enricher.add({ door, notification: alarm(`a${index}`), deliveries: toOps });
      await enricher.idle();
    }
    expect(fake.asked).toHaveLength(CALLS_PER_MINUTE);
    expect(metrics.count('left out ops chart too-many-calls')).toBeGreaterThan(0);

    enricher.add({ door, notification: alarm('b'), deliveries: [{ deliveryId: 'd', configurationName: 'dev' }] });
    await enricher.idle();
    expect(fake.asked.length).toBeGreaterThan(CALLS_PER_MINUTE);

    const before = fake.asked.length;
    clock += 60_000;
    enricher.add({ door, notification: alarm('c'), deliveries: toOps });
    await enricher.idle();
    expect(fake.asked.length).toBeGreaterThan(before);
  });

  it('looks at what the children of a composite alarm watch', async () => {
    const composite = recognized(readFileSync(new URL('../recognize/__fixtures__/alarm-composite.event.json', import.meta.url), 'utf8'));
    const metric = { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: [{ name: 'FunctionName', value: 'checkout' }] };
    const fake = new FakeContextSources({ ...everything, subjects: [{ metrics: [metric], logGroups: [], alarmedChildren: [] }] });
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: composite, deliveries: toOps });
    await enricher.idle();

    expect(fake.asked).toContain('alarms orders-5xx, orders-latency, orders-queue-age');
    expect(kept[0]?.[1]).toMatchObject({ logLines: { logGroup: '/aws/lambda/checkout' }, lastChange: { eventName: 'UpdateFunctionCode' } });
  });

  it('looks for changes of the likeliest name first, and of another only where it has none', async () => {
    const Dimensions = [
      { name: 'ClusterName', value: 'shop' },
      { name: 'ServiceName', value: 'checkout' },
    ];
    const Trigger = { Namespace: 'AWS/ECS', MetricName: 'CPUUtilization', Statistic: 'AVERAGE', Period: 60, Dimensions };
    const ofService = new FakeContextSources({ changes: { checkout: [change], shop: [{ ...change, resourceName: 'shop' }] } });
    const ofCluster = new FakeContextSources({ changes: { shop: [{ ...change, resourceName: 'shop' }] } });
    for (const fake of [ofService, ofCluster]) {
      const enricher = enricherOf(fake);
      enricher.add({ door, notification: alarm('cpu', { Trigger }), deliveries: toOps });
      await enricher.idle();
    }

    expect(ofService.asked.filter((question) => question.startsWith('changes'))).toEqual(['changes checkout']);
    expect(ofCluster.asked.filter((question) => question.startsWith('changes'))).toEqual(['changes checkout', 'changes shop']);
    expect(kept.map(([, { lastChange }]) => lastChange?.resourceName)).toEqual(['checkout', 'shop']);
  });

  it('asks anew where the state or the rights are others', async () => {
    const fake = new FakeContextSources(everything);
    let roleArn: NonNullable<ReadingPlace['account']>['roleArn'] = `arn:aws:iam::${accountId}:role/a`;
    const enricher = enricherOf(fake, {
      findPlace: ({ region }, configurationName) =>
        Promise.resolve({ accountId, region, configurationName, account: { accountId, roleArn } }),
    });
    const charts = (): number => fake.asked.filter((question) => question.startsWith('metrics')).length;

    enricher.add({ door, notification: alarm('a', { NewStateValue: 'OK' }), deliveries: toOps });
    await enricher.idle();
    enricher.add({ door, notification: alarm('a'), deliveries: toOps });
    await enricher.idle();
    expect(charts()).toBe(2);
    // The context of the OK has no log lines.
    expect(kept.at(-1)?.[1].logLines).toBeDefined();

    roleArn = `arn:aws:iam::${accountId}:role/b`;
    enricher.add({ door, notification: alarm('a'), deliveries: toOps });
    await enricher.idle();
    expect(charts()).toBe(3);

    enricher.add({ door: 'notify-http', notification: alarm('a'), deliveries: toOps });
    await enricher.idle();
    expect(fake.asked.at(-1)).toBe('alarms a');
  });

  it('reads the log that a metric filter names, with its own pattern', async () => {
    const filter = { logGroup: '/shop/orders', filterPattern: '{ $.level = "error" }' };
    const fake = new FakeContextSources({ filter, lines: { '/shop/orders': [line('{"level":"error"}')] } });
    const Trigger = { Namespace: 'Shop', MetricName: 'OrderErrors', Statistic: 'SUM', Period: 60, Dimensions: [] };
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm('orders', { Trigger }), deliveries: toOps });
    await enricher.idle();

    expect(fake.asked).toContain('filter Shop OrderErrors');
    expect(fake.asked).toContain('lines /shop/orders { $.level = "error" }');
    expect(kept[0]?.[1].logLines?.logGroup).toBe('/shop/orders');
  });

  it('shows a line of each kind before others of the same, oldest first', async () => {
    const alike = Array.from({ length: 8 }, (_, index) => line(`ERROR order ${index} failed`, index));
    const fake = new FakeContextSources({ lines: { '/aws/lambda/checkout': [...alike, line('Exception in thread 9', 9)] } });
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();

    expect(kept[0]?.[1].logLines?.lines.map(({ text }) => text)).toEqual([
      'ERROR order 0 failed',
      'ERROR order 1 failed',
      'ERROR order 2 failed',
      'ERROR order 3 failed',
      'Exception in thread 9',
    ]);
  });

  it('gives up at a stop, and begins nothing after it', async () => {
    const fake = new FakeContextSources(everything);
    const goOn = fake.hang();
    const enricher = enricherOf(fake);

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.stop();
    enricher.add({ door, notification: alarm('b'), deliveries: toOps });
    await enricher.idle();
    goOn();

    expect(kept).toEqual([]);
  });

  it('never throws into the flow, whatever the notification', async () => {
    const enricher = enricherOf(new FakeContextSources(everything));

    enricher.add({ door, notification: { ...alarm(), occurredAt: 'never' }, deliveries: toOps });
    await enricher.idle();

    expect(kept).toEqual([]);
    expect(logged).toHaveLength(1);
  });

  it('does not fail where what it gathered cannot be stored', async () => {
    const enricher = enricherOf(new FakeContextSources(everything), { keep: () => Promise.reject(new Error('disk full')) });

    enricher.add({ door, notification: alarm(), deliveries: toOps });
    await enricher.idle();

    expect(metrics.count('left out ops all failed')).toBe(1);
  });
});
