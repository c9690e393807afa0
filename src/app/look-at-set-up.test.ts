import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadValid } from '../config/testing/load-text.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import type { Delivery } from '../messages/delivery.ts';
import { aDelivery } from '../storage/testing/a-delivery.ts';
import type { DoctorFinding } from './doctor/doctor-check.ts';
import { lookAtSetUp, type SetUpOptions } from './look-at-set-up.ts';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const slack = { workspaces: [{ workspaceId: 'T0', botToken: 'xoxb-1' }] };

interface Situation {
  readonly config?: object;
  readonly findings?: readonly DoctorFinding[];
  readonly deliveries?: readonly Delivery[];
  readonly options?: Partial<SetUpOptions>;
}

async function look({ config = {}, findings = [], deliveries = [], options = {} }: Situation = {}) {
  return lookAtSetUp({
    configuration: { config: await loadValid(stringify(config)), channelConfigurations: [aChannelConfiguration()] },
    checks: () => [{ name: 'slack', timeoutMs: 1_000, run: () => Promise.resolve(findings) }],
    stateOf: () => Promise.resolve({ state: 'ENABLED' }),
    topicsOf: () => [],
    reportOf: () => undefined,
    deliveries: { list: ({ status }) => Promise.resolve(deliveries.filter((one) => one.status === status)) },
    now: () => new Date('2026-03-01T03:00:00Z'),
    timeout: () => new AbortController().signal,
    ...options,
  });
}

async function stepOf(title: string, situation: Situation) {
  return (await look(situation)).configurations[0]?.steps.find((step) => step.title === title);
}

describe('lookAtSetUp', () => {
  it('says what to do first where a platform is not configured', async () => {
    const { platforms } = await look();

    expect(platforms.map(({ title, isConfigured }) => [title, isConfigured])).toEqual([
      ['Slack', false],
      ['Microsoft Teams', false],
    ]);
    expect(platforms[0]?.steps).toContainEqual(expect.objectContaining({ status: 'todo', mend: 'signalbox slack manifest' }));
  });

  it('shows what the doctor sees of a platform, and of each channel with its configuration', async () => {
    const findings: readonly DoctorFinding[] = [
      { subject: 'Slack workspace T0', status: 'ok', text: 'Slack takes the bot token' },
      { subject: 'scopes', status: 'fault', text: 'users:read is missing', mend: 'Add it' },
      { subject: 'Slack channel C0', status: 'fault', text: 'the bot is not in it', mend: 'Say /invite', configurationNames: ['ops'] },
      { subject: 'Slack channel C1', status: 'ok', text: 'the bot is in it', configurationNames: ['dev'] },
    ];
    const { platforms, configurations } = await look({ config: { slack }, findings });

    expect(platforms[0]?.steps.map(({ title, status }) => [title, status])).toEqual([
      ['Slack workspace T0', 'ok'],
      ['scopes', 'fault'],
    ]);
    expect(configurations[0]?.steps.map(({ title, status }) => [title, status])).toEqual([
      ['In force', 'ok'],
      ['Slack channel C0', 'fault'],
      ['Topics', 'todo'],
      ['Messages', 'todo'],
    ]);
  });

  it('says why a configuration is not in force, and that nothing can be tested there', async () => {
    const stateOf = () => Promise.resolve({ state: 'DISABLED', stateReason: 'the policy forbids it' } as const);
    const { configurations } = await look({ options: { stateOf } });

    expect(configurations[0]).toMatchObject({ isTestable: false, steps: [{ status: 'fault', text: 'the policy forbids it' }, {}, {}] });
  });

  it('says how it stands with the topics', async () => {
    const topicsOf = () => [topicArn];
    const report = { topicArn, configurationNames: ['ops'], faults: [], unread: [], endpoints: [] };
    const faults = [{ code: 'queue-policy', text: 'It is not let in.', mend: 'mend it' }] as const;

    expect(await stepOf('Topics', { options: { topicsOf } })).toMatchObject({ status: 'unknown' });
    expect(await stepOf('Topics', { options: { topicsOf, reportOf: () => report } })).toMatchObject({ status: 'ok' });
    expect(await stepOf('Topics', { options: { topicsOf, reportOf: () => ({ ...report, unread: ['no right'] }) } })).toMatchObject({
      status: 'unknown',
    });
    expect(await stepOf('Topics', { options: { topicsOf, reportOf: () => ({ ...report, faults }) } })).toMatchObject({
      status: 'fault',
      text: 'It is not let in.',
      mend: 'mend it',
    });
  });

  it('asks about 40 channels at most, and says how many there are', async () => {
    const channelConfigurations = Array.from({ length: 45 }, (_, index) => aChannelConfiguration({ configurationName: `ops-${index}` }));
    const file = channelConfigurations.map(({ configurationName }) => ({
      configurationName,
      platform: 'web',
      channelId: configurationName,
    }));
    const config = await loadValid(stringify({ channelConfigurations: file }));
    const asked: number[] = [];
    const { configurationCount, configurations } = await look({
      options: {
        configuration: { config, channelConfigurations },
        checks: (given) => {
          asked.push(given.channelConfigurations.length);
          return [];
        },
      },
    });

    expect([configurationCount, configurations.length, ...asked]).toEqual([45, 40, 40]);
  });

  it('tells the last message, and why it could not be posted', async () => {
    const sent = aDelivery({ status: 'sent', finishedAt: new Date('2026-03-01T02:00:00Z') });
    const dead = aDelivery({ id: 'delivery-2', status: 'dead', reason: 'channel_not_found', queuedAt: new Date('2026-03-01T04:00:00Z') });

    expect(await stepOf('Messages', { deliveries: [sent] })).toMatchObject({ status: 'ok', at: '2026-03-01T02:00:00.000Z' });
    expect(await stepOf('Messages', { deliveries: [sent, dead] })).toMatchObject({ status: 'fault', cause: 'channel_not_found' });
    expect(await stepOf('Messages', { deliveries: [{ ...sent, queuedAt: new Date('2026-03-01T05:00:00Z') }, dead] })).toMatchObject({
      status: 'ok',
    });
  });
});
