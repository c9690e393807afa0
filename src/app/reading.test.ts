import { describe, expect, it } from 'vitest';
import type { AccountState } from '../aws/caller-identity.ts';
import type { AwsSdk } from '../aws/sdk/index.ts';
import { loadValid } from '../config/testing/load-text.ts';
import type { ReadingPlace } from '../domain/reading-place.ts';
import { CurrentConfiguration } from './current-configuration.ts';
import { createReading, type AwsReading } from './reading.ts';

const { signal } = new AbortController();
const HOUR = { from: '2026-11-22T09:00:00.000Z', to: '2026-11-22T10:00:00.000Z' };
const PLACE: ReadingPlace = { accountId: '222222222222', region: 'eu-west-1', configurationName: 'ops' };

const REFUSED = { status: 'not-read', why: 'refused', call: 'tag:GetResources', reason: 'no' } as const;

/** An SDK that refuses everything and knows whose credentials the machine has. */
function sdkOf(account: AccountState): {
  readonly loadSdk: () => Promise<Pick<AwsSdk, 'readings' | 'callerIdentity'>>;
  readonly loads: string[];
} {
  const loads: string[] = [];
  const refuse = () => Promise.resolve(REFUSED);
  const readings: AwsSdk['readings'] = {
    metricData: { read: () => Promise.resolve({ points: [], lines: [], band: [] }) },
    logLines: { read: refuse, findMetricFilter: refuse },
    recentChanges: { find: refuse },
    resourceTags: { read: refuse },
    alarmSubjects: { find: refuse },
    simulatedPermissions: { simulate: refuse },
  };
  return {
    loads,
    async loadSdk() {
      loads.push('sdk');
      return { readings, callerIdentity: { find: () => Promise.resolve(account) } };
    },
  };
}

async function open(
  channel: string,
  account: AccountState = { kind: 'unknown', reason: '' },
): Promise<{ readonly reading: AwsReading; readonly loads: readonly string[] }> {
  const config = await loadValid(`channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops${channel} }]`);
  const { loadSdk, loads } = sdkOf(account);
  return { reading: createReading({ configuration: new CurrentConfiguration(config, 'token'), loadSdk }), loads };
}

/** Everything that can be read, without the metric data, which rejects. */
function readAll(reading: AwsReading, place?: ReadingPlace) {
  const at = place === undefined ? {} : { place };
  return Promise.all([
    reading.logLines.read({ ...at, logGroup: '/ecs/checkout-api', ...HOUR, limit: 1 }, signal),
    reading.logLines.findMetricFilter({ ...at, namespace: 'Shop', metricName: 'Errors' }, signal),
    reading.recentChanges.find({ ...at, resourceName: 'checkout-api', ...HOUR }, signal),
    reading.resourceTags.read({ ...at, arn: 'arn:aws:sns:us-east-1:111122223333:a' }, signal),
    reading.alarmSubjects.find({ ...at, alarmNames: ['a'] }, signal),
  ]);
}

describe('createReading', () => {
  it('answers without a place with sample data, and calls nobody', async () => {
    const { reading, loads } = await open('');

    await expect(readAll(reading)).resolves.toMatchObject(Array.from({ length: 5 }, () => ({ status: 'read' })));
    expect(loads).toEqual([]);
  });

  it('asks AWS in a place, also about what has the names of the sample', async () => {
    const { reading } = await open('');

    await expect(readAll(reading, PLACE)).resolves.toEqual(Array.from({ length: 5 }, () => REFUSED));
  });

  it('says that it is out of reach where the runtime cannot be loaded', async () => {
    const config = await loadValid('channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops }]');
    const reading = createReading({
      configuration: new CurrentConfiguration(config, 'token'),
      loadSdk: () => Promise.reject(new Error('gone')),
    });

    await expect(readAll(reading, PLACE)).resolves.toMatchObject(Array.from({ length: 5 }, () => ({ why: 'unreachable', reason: 'gone' })));
    const query = { ...PLACE, periodSeconds: 60, queries: [], watchedId: 'm1' };
    await expect(reading.metricData.read({ place: PLACE, query, window: HOUR }, signal)).rejects.toMatchObject({ name: 'NotReadError' });
    await expect(reading.findPlace(PLACE, 'ops', signal)).resolves.toBeUndefined();
  });

  it("finds the channel's role of the event's account, and nowhere for other accounts", async () => {
    const { reading, loads } = await open(
      ", accounts: [{ name: prod, role: 'arn:aws:iam::222222222222:role/ops', externalId: signalbox-1 }]",
    );

    await expect(reading.findPlace({ accountId: '222222222222', region: 'eu-west-1' }, 'ops', signal)).resolves.toEqual({
      accountId: '222222222222',
      region: 'eu-west-1',
      account: { accountId: '222222222222', name: 'prod', roleArn: 'arn:aws:iam::222222222222:role/ops', externalId: 'signalbox-1' },
      configurationName: 'ops',
    });
    await expect(reading.findPlace({ accountId: '333333333333', region: 'eu-west-1' }, 'ops', signal)).resolves.toBeUndefined();
    await expect(reading.findPlace({ accountId: '222222222222', region: 'eu-west-1' }, 'dev', signal)).resolves.toBeUndefined();
    expect(loads).toEqual([]);
  });

  it.each<[string, AccountState, boolean]>([
    ["the event's account", { kind: 'account', accountId: '222222222222', callerArn: '' }, true],
    ['another account', { kind: 'account', accountId: '333333333333', callerArn: '' }, false],
    ['nobody', { kind: 'demo', accountId: '222222222222', reason: '' }, false],
    ['somebody unknown', { kind: 'unknown', reason: '' }, false],
  ])("uses the machine's own credentials where they are of %s: %j, %s", async (_whose, account, isFound) => {
    const { reading } = await open('', account);
    const place = await reading.findPlace({ accountId: '222222222222', region: 'eu-west-1' }, 'ops', signal);

    expect(place).toEqual(isFound ? PLACE : undefined);
  });

  it('lets no reload make the web chat one of this machine alone', async () => {
    const channel = 'channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops }]';
    const configuration = new CurrentConfiguration(await loadValid(`server: { host: 0.0.0.0 }\n${channel}`), 'token');
    const { loadSdk } = sdkOf({ kind: 'account', accountId: '222222222222', callerArn: '' });
    const reading = createReading({ configuration, loadSdk });
    configuration.replace(await loadValid(channel));

    await expect(reading.findPlace({ accountId: '222222222222', region: 'eu-west-1' }, 'ops', signal)).resolves.toBeUndefined();
  });
});
