import { describe, expect, it } from 'vitest';
import { readConfigNode, type ConfigNode } from './config-node.ts';
import { Config } from './schema.ts';

describe('Config', () => {
  it('has a default for everything', () => {
    expect(Config.parse({})).toEqual({
      server: { host: '127.0.0.1', port: 7700 },
      dataFolder: './data',
      logLevel: 'info',
      mentions: 'people',
      storage: {},
      sns: { requireSignatureVersion2: false, pinnedCertificates: [] },
      sqs: { queues: [] },
      notify: { tokens: [], webhooks: [], accessKeys: [] },
      notifications: {
        rules: [],
        routes: [],
        muteTimings: [],
        routeTests: [],
        heartbeats: [],
        inhibitions: [],
        maintenance: [],
        flapping: { enabled: true, changes: 6, within: '30m', calmAfter: '15m' },
        storms: { backlog: 10, criticalsPerMinute: 20, quietSeconds: 60, everywhere: false },
      },
      audit: { stdout: false },
      aws: { commandTimeoutSeconds: 15, commandsPerMinute: 60 },
      guardrails: [],
      defaultGuardrails: [],
      guardrailSelections: [],
      administrators: [],
      operations: { checkTopics: true },
      retention: { eventDays: 90, commandDays: 90, webMessageDays: 90 },
      people: [],
      approvals: { approvers: [], allowSelfApproval: false, minimumApprovals: 1, expiresMinutes: 60, rules: [] },
      breakGlass: { people: [] },
      userRoles: [],
      userAuthorizationRequired: false,
      accountNames: [],
      aliases: [],
      customActions: [],
      channelConfigurations: [
        {
          configurationName: 'ops',
          platform: 'web',
          channelId: 'ops',
          channelName: '#ops',
          snsTopicArns: [],
          loggingLevel: 'ERROR',
          state: 'ENABLED',
          accounts: [],
          mentions: [],
          customActions: [],
          allowAmbientChanges: false,
          allowBots: false,
          allowGuests: false,
          allowExternal: false,
          userAuthorizationRequired: false,
        },
      ],
    });
  });

  it('makes defaults anew for each configuration', () => {
    expect(Config.parse({}).channelConfigurations).not.toBe(Config.parse({}).channelConfigurations);
  });

  it('describes every field in a sentence', () => {
    const undescribed = listFields(readConfigNode(Config), '').filter(({ description }) => !/^[A-Z].*\.$/.test(description));

    expect(undescribed).toEqual([]);
  });

  it.each(['server', 'storage', 'sns', 'sqs', 'notify'])('refuses unknown keys in %s', (section) => {
    expect(Config.safeParse({ [section]: { unheardOf: 1 } }).success).toBe(false);
  });
});

interface Field {
  readonly path: string;
  readonly description: string;
}

function listFields(node: ConfigNode, path: string): Field[] {
  if (node.kind === 'list') return listFields(node.item, `${path}[]`);
  if (node.kind !== 'section' || node.isRepeated === true) return [];
  return [...node.fields].flatMap(([name, field]) => [
    { path: `${path}.${name}`, description: field.description },
    ...listFields(field, `${path}.${name}`),
  ]);
}
