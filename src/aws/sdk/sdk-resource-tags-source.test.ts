import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadingCaller } from './reading-caller.ts';
import { SdkResourceTagsSource } from './sdk-resource-tags-source.ts';
import { NEVER, openReadings, PLACE, ROLE_ACCOUNT_ID, type Readings } from './testing/open-readings.ts';

const ALARM = `arn:aws:cloudwatch:eu-west-1:${ROLE_ACCOUNT_ID}:alarm:cpu: high`;
const SERVICE = `arn:aws:ecs:eu-west-1:${ROLE_ACCOUNT_ID}:service/shop/checkout-api`;
const BUCKET = 'arn:aws:s3:::shop-assets';

let readings: Readings;
let source: SdkResourceTagsSource;
beforeEach(async () => {
  readings = await openReadings();
  source = new SdkResourceTagsSource(readings.caller);
});
afterEach(() => readings.stop());

const read = (arn: string) => source.read({ place: PLACE, arn }, NEVER);

describe('SdkResourceTagsSource', () => {
  it.each([
    [ALARM, 'ListTagsForResource'],
    [SERVICE, 'GetResources'],
    [BUCKET, 'GetResources'],
  ])('reads the tags of %s by %s', async (arn, operation) => {
    readings.aws.readings.tags.set(arn, { team: 'checkout', severity: 'critical' });

    await expect(read(arn)).resolves.toEqual({ status: 'read', value: { team: 'checkout', severity: 'critical' } });
    expect(readings.aws.callsOf(operation)).toHaveLength(1);
  });

  it('reads no tags of what the tagging API does not know', async () => {
    await expect(read(SERVICE)).resolves.toEqual({ status: 'read', value: {} });
  });

  it('says that an alarm is not there, and that its tags may not be read', async () => {
    await expect(read(ALARM)).resolves.toMatchObject({ status: 'not-read', why: 'absent' });
    readings.aws.failNext('ListTagsForResource', { kind: 'denied' });
    await expect(read(ALARM)).resolves.toMatchObject({ status: 'not-read', why: 'refused', call: 'cloudwatch:ListTagsForResource' });
  });

  it.each([
    'not an ARN',
    `arn:aws:ecs:eu-west-1:${ROLE_ACCOUNT_ID}:service/${'x'.repeat(1_000)}`,
    SERVICE.replace(ROLE_ACCOUNT_ID, '333333333333'),
    SERVICE.replace('eu-west-1', 'us-east-1'),
    ALARM.replace(ROLE_ACCOUNT_ID, '333333333333'),
  ])('asks nobody about %s', async (arn) => {
    await expect(read(arn)).resolves.toMatchObject({ status: 'not-read', why: 'bad-input' });
    expect(readings.aws.requests).toEqual([]);
  });

  it('never rejects, whatever is answered, and keeps to the limits of tags', async () => {
    const tag = fc.record({
      Key: fc.oneof(fc.string(), fc.constant('__proto__'), fc.anything()),
      Value: fc.oneof(fc.string(), fc.anything()),
    });
    const mapping = fc.record({
      ResourceARN: fc.constantFrom(SERVICE, 'other'),
      Tags: fc.oneof(fc.array(tag, { maxLength: 90 }), fc.anything()),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(SERVICE, ALARM),
        fc.oneof(fc.array(mapping), fc.anything()),
        fc.oneof(fc.array(tag), fc.anything()),
        async (arn, mappings, tags) => {
          const output = { ResourceTagMappingList: mappings, Tags: tags };
          const caller = new ReadingCaller({
            invoker: { invoke: async () => ({ status: 'succeeded', output, truncatedMembers: [] }) },
            findRefusal: async () => undefined,
          });
          const reading = await new SdkResourceTagsSource(caller).read({ place: PLACE, arn }, NEVER);

          if (reading.status === 'not-read') return;
          expect(Object.getPrototypeOf(reading.value)).toBe(Object.prototype);
          expect(Object.keys(reading.value).length).toBeLessThanOrEqual(50);
          for (const value of Object.values(reading.value)) expect(value.length).toBeLessThanOrEqual(256);
        },
      ),
    );
  });
});
