import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DoubleTrailEvent } from '../../../test/fakes/aws-double-readings.ts';
import type { RecentChangesRequest } from '../recent-changes-source.ts';
import { CallGate } from './call-gate.ts';
import { ReadingCaller } from './reading-caller.ts';
import { LOOKUP_INTERVAL_MS, SdkRecentChangesSource } from './sdk-recent-changes-source.ts';
import { NEVER, openReadings, PLACE, type Readings } from './testing/open-readings.ts';

const FROM = '2026-03-01T11:00:00.000Z';
const REQUEST: RecentChangesRequest = { place: PLACE, resourceName: 'checkout-api', from: FROM, to: '2026-03-01T12:00:00.000Z' };

function eventAt(minutes: number, event: Partial<DoubleTrailEvent> = {}): DoubleTrailEvent {
  return {
    EventId: `event-${minutes}`,
    EventName: 'UpdateService',
    EventSource: 'ecs.amazonaws.com',
    EventTime: Date.parse(FROM) / 1000 + minutes * 60,
    ReadOnly: 'false',
    Username: 'ana',
    Resources: [{ ResourceType: 'AWS::ECS::Service', ResourceName: 'checkout-api' }],
    CloudTrailEvent: '{"eventVersion":"1.08"}',
    ...event,
  };
}

let readings: Readings;
let waits: number[];
let source: SdkRecentChangesSource;
beforeEach(async () => {
  readings = await openReadings();
  waits = [];
  source = new SdkRecentChangesSource({ caller: readings.caller, gate: openGate() });
});
afterEach(() => readings.stop());

function openGate(longestWaitMs = 10_000): CallGate {
  return new CallGate({
    intervalMs: LOOKUP_INTERVAL_MS,
    longestWaitMs,
    now: () => new Date(FROM),
    setTimer: (callback, delayMs) => {
      waits.push(delayMs);
      queueMicrotask(callback);
      return () => undefined;
    },
  });
}
const find = (request: Partial<RecentChangesRequest> = {}, signal = NEVER) => source.find({ ...REQUEST, ...request }, signal);

describe('SdkRecentChangesSource', () => {
  it('finds what changed the resource, newest first', async () => {
    const { Username: _, ...byService } = eventAt(20, { EventName: 'StartDeployment' });
    readings.aws.readings.trailEvents = [
      eventAt(10),
      byService,
      eventAt(15, { ReadOnly: 'true', EventName: 'DescribeServices' }),
      eventAt(25, { CloudTrailEvent: '{"errorCode":"AccessDenied"}' }),
      eventAt(30, { Resources: [{ ResourceName: 'cart' }] }),
      eventAt(-5),
    ];

    await expect(find()).resolves.toEqual({
      status: 'read',
      value: [
        {
          at: '2026-03-01T11:20:00.000Z',
          eventName: 'StartDeployment',
          eventSource: 'ecs.amazonaws.com',
          eventId: 'event-20',
          resourceName: 'checkout-api',
        },
        {
          at: '2026-03-01T11:10:00.000Z',
          eventName: 'UpdateService',
          eventSource: 'ecs.amazonaws.com',
          userName: 'ana',
          eventId: 'event-10',
          resourceName: 'checkout-api',
        },
      ],
    });
  });

  it('keeps to two requests a second and place, pages included', async () => {
    readings.aws.readings.trailEvents = Array.from({ length: 120 }, (_, index) => eventAt(index / 10, { ReadOnly: 'true' }));
    await expect(find()).resolves.toEqual({ status: 'read', value: [] });
    await find({ place: { ...PLACE, region: 'us-east-1' } });

    expect(readings.aws.callsOf('LookupEvents')).toHaveLength(4);
    expect(waits).toEqual([500, 500]);
  });

  it('asks for no more pages than it needs', async () => {
    readings.aws.readings.trailEvents = Array.from({ length: 120 }, (_, index) => eventAt(index / 10));
    const reading = await find();

    expect(reading.status === 'read' ? reading.value.length : 0).toBe(5);
    expect(readings.aws.callsOf('LookupEvents')).toHaveLength(1);
  });

  it('does not call where too many wait already', async () => {
    source = new SdkRecentChangesSource({ caller: readings.caller, gate: openGate(0) });
    await find();

    await expect(find()).resolves.toMatchObject({ status: 'not-read', why: 'throttled' });
    expect(readings.aws.callsOf('LookupEvents')).toHaveLength(1);
  });

  it('does not call where whoever asked has given up', async () => {
    await expect(find({}, AbortSignal.abort())).resolves.toMatchObject({ status: 'not-read', why: 'slow' });
    expect(readings.aws.requests).toEqual([]);
  });

  it('says that it may not look', async () => {
    readings.aws.failNext('LookupEvents', { kind: 'denied' });

    await expect(find()).resolves.toMatchObject({ status: 'not-read', why: 'refused', call: 'cloudtrail:LookupEvents' });
  });

  it('keeps what the first page had where the second fails', async () => {
    readings.aws.readings.trailEvents = Array.from({ length: 60 }, (_, index) =>
      eventAt(index / 10, index === 59 ? {} : { ReadOnly: 'true' }),
    );
    // The first call is answered, the others are not.
    const { caller } = readings;
    let calls = 0;
    const failing = new ReadingCaller({
      invoker: { invoke: async () => ({ status: 'failed', failure: { kind: 'timed-out', wasSent: true } }) },
      findRefusal: async () => undefined,
    });
    source = new SdkRecentChangesSource({
      caller: { call: (...given) => ((calls += 1) === 1 ? caller : failing).call(...given) } as ReadingCaller,
      gate: openGate(),
    });

    await expect(find()).resolves.toMatchObject({ status: 'read', value: [{ eventName: 'UpdateService' }] });
    expect(calls).toBe(2);
  });

  it.each<Partial<RecentChangesRequest>>([{ resourceName: '' }, { resourceName: 'x'.repeat(2001) }, { from: REQUEST.to }, { to: 'now' }])(
    'asks nobody what CloudTrail would not take',
    async (request) => {
      await expect(find(request)).resolves.toMatchObject({ why: 'bad-input' });
      expect(readings.aws.requests).toEqual([]);
    },
  );

  it('never rejects, whatever is asked for and whatever is answered', async () => {
    const event = fc.record(
      {
        EventId: fc.anything(),
        EventName: fc.anything(),
        EventTime: fc.anything(),
        ReadOnly: fc.constantFrom('false', 'true', 1),
        CloudTrailEvent: fc.anything(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(event), fc.anything()),
        fc.anything(),
        fc.oneof(fc.string(), fc.constantFrom('\u0000', '\uD800', 'é€')),
        async (Events, NextToken, resourceName) => {
          const caller = new ReadingCaller({
            invoker: {
              invoke: async () => ({ status: 'succeeded', output: { Events, NextToken }, truncatedMembers: [] }),
            },
            findRefusal: async () => undefined,
          });
          const reading = await new SdkRecentChangesSource({ caller, gate: openGate() }).find({ ...REQUEST, resourceName }, NEVER);

          expect(['read', 'not-read']).toContain(reading.status);
          expect(reading.status === 'read' ? reading.value.length : 0).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});
