import { describe, expect, it } from 'vitest';
import { sampleAlarm } from '../../notifications/ingest/sample-alarm.ts';
import { sampleAlarmSubjects, sampleLogLines, sampleRecentChanges, sampleResourceTags } from './sample-readings.ts';

const AT = '2026-11-22T10:00:00.000Z';
const HOUR = { from: '2026-11-22T09:00:00.000Z', to: AT };
const { signal } = new AbortController();

describe('sampleLogLines', () => {
  it('has the errors of the minutes before the alarm, oldest first', async () => {
    const span = { from: '2026-11-22T09:54:00.000Z', to: AT };
    const reading = await sampleLogLines.read(
      { logGroup: '/ecs/checkout-api', ...span, filterPattern: '?ERROR ?Exception', limit: 5 },
      signal,
    );

    expect(reading).toMatchObject({
      status: 'read',
      value: [
        { at: '2026-11-22T09:54:42.000Z', text: expect.stringContaining('7775') },
        { text: expect.stringContaining('7783') },
        { text: expect.stringContaining('7790') },
      ],
    });
  });

  it('has everything without a pattern, as far as it was asked for', async () => {
    const reading = await sampleLogLines.read({ logGroup: '/ecs/checkout-api', ...HOUR, limit: 2 }, signal);

    expect(reading).toMatchObject({
      value: [{ text: expect.stringContaining('starts') }, { text: expect.stringContaining('price cache') }],
    });
  });

  it('has no other log group, and no metric filter', async () => {
    await expect(sampleLogLines.read({ logGroup: '/aws/ecs/checkout-api', ...HOUR, limit: 5 }, signal)).resolves.toMatchObject({
      why: 'absent',
    });
    await expect(sampleLogLines.findMetricFilter({ namespace: 'Shop', metricName: 'Errors' }, signal)).resolves.toEqual({
      status: 'read',
      value: undefined,
    });
  });

  it('has no lines in a time that cannot be read', async () => {
    await expect(sampleLogLines.read({ logGroup: '/ecs/checkout-api', from: '2026', to: 'now', limit: 5 }, signal)).resolves.toEqual({
      status: 'read',
      value: [],
    });
  });
});

describe('sampleRecentChanges', () => {
  it('has the deployment within the hour before the alarm, and before the log tells of it', async () => {
    await expect(sampleRecentChanges.find({ resourceName: 'checkout-api', ...HOUR }, signal)).resolves.toMatchObject({
      status: 'read',
      value: [{ at: '2026-11-22T09:26:00.000Z', eventName: 'UpdateService', resourceName: 'checkout-api' }],
    });
    await expect(
      sampleRecentChanges.find({ resourceName: 'checkout-api', from: '2026-11-22T09:50:00.000Z', to: AT }, signal),
    ).resolves.toEqual({ status: 'read', value: [] });
    await expect(sampleRecentChanges.find({ resourceName: 'shop', ...HOUR }, signal)).resolves.toEqual({ status: 'read', value: [] });
  });
});

describe('sampleResourceTags', () => {
  it('knows the sample alarm', async () => {
    const { AlarmArn } = JSON.parse(sampleAlarm({ state: 'ALARM', now: new Date(AT) })) as { readonly AlarmArn: string };

    await expect(sampleResourceTags.read({ arn: AlarmArn }, signal)).resolves.toEqual({
      status: 'read',
      value: { environment: 'production', team: 'checkout' },
    });
    await expect(sampleResourceTags.read({ arn: `${AlarmArn}2` }, signal)).resolves.toEqual({ status: 'read', value: {} });
  });
});

describe('sampleAlarmSubjects', () => {
  it('knows none', async () => {
    await expect(sampleAlarmSubjects.find({ alarmNames: ['checkout-api-high-cpu'] }, signal)).resolves.toEqual({
      status: 'read',
      value: [],
    });
  });
});
