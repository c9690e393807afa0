import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLinesRequest } from '../log-lines-source.ts';
import { ReadingCaller } from './reading-caller.ts';
import { LOG_LINE_MAX_LENGTH, SdkLogLinesSource } from './sdk-log-lines-source.ts';
import { NEVER, openReadings, PLACE, type Readings } from './testing/open-readings.ts';

const FROM = '2026-03-01T11:50:00.000Z';
const REQUEST: LogLinesRequest = { place: PLACE, logGroup: '/aws/ecs/shop', from: FROM, to: '2026-03-01T12:00:00.000Z', limit: 5 };
const lineAt = (minutes: number, message: string) => ({ timestamp: Date.parse(FROM) + minutes * 60_000, message });

let readings: Readings;
let source: SdkLogLinesSource;
beforeEach(async () => {
  readings = await openReadings();
  source = new SdkLogLinesSource(readings.caller);
});
afterEach(() => readings.stop());

const read = (request: Partial<LogLinesRequest> = {}) => source.read({ ...REQUEST, ...request }, NEVER);

describe('SdkLogLinesSource', () => {
  it('reads the lines of the time that match, oldest first', async () => {
    readings.aws.readings.logGroups.set('/aws/ecs/shop', [
      lineAt(-1, 'ERROR before'),
      lineAt(0, 'ERROR first'),
      lineAt(1, 'INFO fine'),
      lineAt(2, 'ERROR second\n'),
      lineAt(10, 'ERROR after'),
    ]);

    await expect(read({ filterPattern: '?ERROR ?FATAL' })).resolves.toEqual({
      status: 'read',
      value: [
        { at: '2026-03-01T11:50:00.000Z', text: 'ERROR first' },
        { at: '2026-03-01T11:52:00.000Z', text: 'ERROR second' },
      ],
    });
  });

  it('reads as many as were asked for, over pages that may be empty', async () => {
    readings.aws.readings.logGroups.set(
      '/aws/ecs/shop',
      Array.from({ length: 9 }, (_, at) => lineAt(at, at < 4 ? 'fine' : `ERROR ${at}`)),
    );
    readings.aws.readings.linesPerPage = 4;
    const reading = await read({ filterPattern: 'ERROR', limit: 2 });

    expect(reading).toMatchObject({ status: 'read', value: [{ text: 'ERROR 4' }, { text: 'ERROR 5' }] });
    expect(readings.aws.callsOf('FilterLogEvents')).toHaveLength(2);
  });

  it('gives up a search that finds nothing for three pages', async () => {
    readings.aws.readings.logGroups.set(
      '/aws/ecs/shop',
      Array.from({ length: 9 }, (_, at) => lineAt(at, 'fine')),
    );
    readings.aws.readings.linesPerPage = 1;

    await expect(read({ filterPattern: 'ERROR' })).resolves.toEqual({ status: 'read', value: [] });
    expect(readings.aws.callsOf('FilterLogEvents')).toHaveLength(3);
  });

  it('keeps what the first page has where the second does not come', async () => {
    const caller = new ReadingCaller({
      findRefusal: async () => undefined,
      invoker: {
        invoke: async ({ params }) =>
          'nextToken' in params
            ? { status: 'failed', failure: { kind: 'stopped', wasSent: true } }
            : {
                status: 'succeeded',
                output: { events: [{ timestamp: Date.parse(FROM), message: 'ERROR 1' }], nextToken: 'more' },
                truncatedMembers: [],
              },
      },
    });

    await expect(new SdkLogLinesSource(caller).read(REQUEST, NEVER)).resolves.toMatchObject({
      status: 'read',
      value: [{ text: 'ERROR 1' }],
    });
  });

  it('cuts long lines, and takes out what looks like a secret first', async () => {
    readings.aws.readings.logGroups.set('/aws/ecs/shop', [
      lineAt(1, `password=hunter2 ${'x'.repeat(300_000)}`),
      lineAt(2, `${'x'.repeat(LOG_LINE_MAX_LENGTH - 10)} AKIAIOSFODNN7EXAMPLE`),
      // The mask is so much shorter than what it stands for that what is cut behind it would be shown.
      lineAt(3, `password="${'x'.repeat(LOG_LINE_MAX_LENGTH * 2 - 40)}" token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc`),
    ]);
    const reading = await read();
    const texts = reading.status === 'read' ? reading.value.map(({ text }) => text) : [];

    expect(texts.map(({ length }) => length)).toEqual([LOG_LINE_MAX_LENGTH, expect.any(Number), expect.any(Number)]);
    expect(texts[0]).toMatch(/^password=\[masked\] x+$/);
    expect(texts[1]).not.toContain('AKIA');
    expect(texts[2]).toBe('password=[masked] token');
  });

  it('says that a log group is not there, and that it may not be read', async () => {
    await expect(read()).resolves.toMatchObject({ status: 'not-read', why: 'absent' });
    readings.aws.failNext('FilterLogEvents', { kind: 'denied' });
    await expect(read()).resolves.toMatchObject({ status: 'not-read', why: 'refused', call: 'logs:FilterLogEvents' });
  });

  it.each<Partial<LogLinesRequest>>([
    { logGroup: '' },
    { logGroup: '/aws/lambda/a b' },
    { logGroup: 'a'.repeat(513) },
    { logGroup: 'a\n' },
    { filterPattern: 'x'.repeat(1025) },
    { limit: 0 },
    { limit: 1.5 },
    { from: 'then' },
    { to: FROM },
  ])('asks nobody what CloudWatch Logs would not take: %j', async (request) => {
    await expect(read(request)).resolves.toMatchObject({ status: 'not-read', why: 'bad-input' });
    expect(readings.aws.requests).toEqual([]);
  });

  it('finds the log group that a metric is made from', async () => {
    readings.aws.readings.metricFilters = [
      { metricName: 'Errors', metricNamespace: 'Shop', logGroupName: '/aws/ecs/shop', filterPattern: '?ERROR' },
    ];

    await expect(source.findMetricFilter({ place: PLACE, namespace: 'Shop', metricName: 'Errors' }, NEVER)).resolves.toEqual({
      status: 'read',
      value: { logGroup: '/aws/ecs/shop', filterPattern: '?ERROR' },
    });
    await expect(source.findMetricFilter({ place: PLACE, namespace: 'Shop', metricName: 'Orders' }, NEVER)).resolves.toEqual({
      status: 'read',
      value: undefined,
    });
  });

  it.each(['', 'a:b', 'a*', '$x', 'x'.repeat(256)])('asks nobody for a metric that no filter makes: %j', async (metricName) => {
    await expect(source.findMetricFilter({ place: PLACE, namespace: 'Shop', metricName }, NEVER)).resolves.toMatchObject({
      why: 'bad-input',
    });
    expect(readings.aws.requests).toEqual([]);
  });

  it('never rejects, whatever is asked for and whatever is answered', async () => {
    const anyOutput = fc.record({ events: fc.anything(), metricFilters: fc.anything(), nextToken: fc.anything() }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(anyOutput, fc.oneof(fc.string(), fc.constantFrom('\u0000', '\uD800', 'é€')), async (output, text) => {
        const caller = new ReadingCaller({
          invoker: { invoke: async () => ({ status: 'succeeded', output, truncatedMembers: [] }) },
          findRefusal: async () => undefined,
        });
        const fuzzed = new SdkLogLinesSource(caller);
        const lines = await fuzzed.read({ ...REQUEST, logGroup: text === '' ? '/a' : text }, NEVER);
        const filter = await fuzzed.findMetricFilter({ place: PLACE, namespace: text, metricName: text }, NEVER);

        expect(['read', 'not-read']).toContain(lines.status);
        expect(['read', 'not-read']).toContain(filter.status);
        expect(lines.status === 'read' ? lines.value.length : 0).toBeLessThanOrEqual(REQUEST.limit);
      }),
    );
  });
});
