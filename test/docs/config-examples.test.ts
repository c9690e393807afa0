import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluateCommand } from '../../src/commands/authorize/evaluate-command.ts';
import { layersOf } from '../../src/commands/authorize/policy-evaluation/policy-set.ts';
import { parsePolicyDocument } from '../../src/commands/parse-policy-document.ts';
import { loadConfig, type ConfigOutcome } from '../../src/config/load-config.ts';

/** Loads an example with what its comments ask for in the environment. */
function loadExample(name: string, environment: Readonly<Record<string, string>> = {}): Promise<ConfigOutcome> {
  return loadConfig({ file: pathOf(`../../examples/${name}`), environment });
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

const SLACK_TOKENS = {
  SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN: 'xoxb-example',
  SIGNALBOX_SLACK_WORKSPACES_0_APP_TOKEN: 'xapp-example',
  SIGNALBOX_NOTIFY_TOKENS_0_TOKEN: 'example-example-example',
};

describe('examples', () => {
  it('have a minimal one that loads', async () => {
    expect(await loadExample('minimal.yaml')).toMatchObject({
      status: 'ok',
      warnings: [],
      config: { channelConfigurations: [{ configurationName: 'ops', snsTopicArns: ['arn:aws:sns:us-east-1:123456789012:alarms'] }] },
    });
  });

  it('have one for Slack that loads with its tokens', async () => {
    const outcome = await loadExample('slack.yaml', SLACK_TOKENS);

    expect(outcome).toMatchObject({ status: 'ok', warnings: [] });
    expect(outcome.status === 'ok' && outcome.config.slack?.workspaces[0]?.botToken.reveal()).toBe('xoxb-example');
  });

  it('have one for Microsoft Teams that loads with its secret, and asks for it', async () => {
    expect(await loadExample('teams.yaml', { SIGNALBOX_TEAMS_CLIENT_SECRET: 'example' })).toMatchObject({ status: 'ok', warnings: [] });
    expect(await loadExample('teams.yaml')).toMatchObject({
      status: 'invalid',
      problems: [expect.objectContaining({ path: 'teams', text: expect.stringContaining('needs clientSecret') })],
    });
  });

  it('have one for Slack that asks for its tokens', async () => {
    const outcome = await loadExample('slack.yaml');

    expect(outcome.status === 'invalid' && outcome.problems.map(({ path }) => path)).toEqual([
      'slack.workspaces[0].botToken',
      'notify.tokens[0]',
    ]);
  });

  it('have one for message templates that loads', async () => {
    expect(await loadExample('message-templates.yaml')).toMatchObject({
      status: 'ok',
      warnings: [],
      config: { notifications: { rules: [{ name: 'ecs-deployments' }, { name: 'orders' }, {}, {}, { name: 'backups' }] } },
    });
  });

  it('have one for approvals that loads', async () => {
    expect(await loadExample('approvals.yaml')).toMatchObject({
      status: 'ok',
      warnings: [],
      config: {
        approvals: { rules: [{ name: 'production' }, { name: 'nights', minimumApprovals: 2 }] },
        breakGlass: { announceIn: 'security' },
      },
    });
  });

  it('have one for roles of people that loads with its tokens', async () => {
    const { SIGNALBOX_NOTIFY_TOKENS_0_TOKEN: _none, ...tokens } = SLACK_TOKENS;

    expect(await loadExample('user-roles.yaml', tokens)).toMatchObject({
      status: 'ok',
      warnings: [],
      config: {
        userAuthorizationRequired: false,
        userRoles: [{ identity: 'slack:T0123ABCD:U0456EFGH' }, { group: 'slack:T0123ABCD:S0123ABCD' }],
      },
    });
  });

  it('have one for threads and updates that loads with its tokens', async () => {
    const { SIGNALBOX_NOTIFY_TOKENS_0_TOKEN: _none, ...tokens } = SLACK_TOKENS;

    expect(await loadExample('updates.yaml', tokens)).toMatchObject({
      status: 'ok',
      warnings: [],
      config: {
        channelConfigurations: [
          { configurationName: 'ops', updates: { show: 'thread', edit: true, newThreadAfter: '8h', postOkWithoutAlarm: false } },
          { configurationName: 'status', updates: { show: 'both', newThreadAfter: '24h' } },
          { configurationName: 'log', updates: { show: 'channel', edit: false, postOkWithoutAlarm: true } },
          { configurationName: 'team' },
        ],
      },
    });
  });

  it('have one for the audit log that loads', async () => {
    expect(await loadExample('audit.yaml')).toMatchObject({
      status: 'ok',
      warnings: [],
      config: { audit: { file: { path: '/var/log/signalbox/audit.jsonl' }, stdout: true, cloudWatchLogs: { retentionDays: 365 } } },
    });
  });

  it('have one for commands that loads with its guardrail', async () => {
    const outcome = await loadExample('commands.yaml');

    expect(outcome).toMatchObject({
      status: 'ok',
      warnings: [],
      config: {
        guardrails: [{ name: 'look-and-restart', policyFile: pathOf('../../examples/guardrail-look-and-restart.json') }],
        channelConfigurations: [
          { configurationName: 'ops' },
          { guardrails: ['look-and-restart'], role: 'ambient', allowAmbientChanges: true },
        ],
      },
    });
  });

  it('have one for roles and several accounts that loads', async () => {
    expect(await loadExample('accounts.yaml')).toMatchObject({
      status: 'ok',
      warnings: [],
      config: {
        channelConfigurations: [
          { role: 'arn:aws:iam::111122223333:role/signalbox-ops', accounts: [] },
          { accounts: [{ name: 'prod', externalId: '0b6e1f3a-signalbox' }, { name: 'staging' }], guardrails: ['look-and-restart'] },
        ],
      },
    });
  });

  it('have a guardrail that allows what it is named after, and denies what destroys', async () => {
    const parsed = parsePolicyDocument(await readFile(pathOf('../../examples/guardrail-look-and-restart.json'), 'utf8'));
    if (parsed.status === 'invalid') throw new Error(parsed.reason);
    const guardrails = [{ name: 'look-and-restart', document: parsed.document }];
    const decide = async (action: string): Promise<unknown> => {
      const evaluation = await evaluateCommand(layersOf({ guardrails }), {
        command: { params: {} },
        actions: [action],
        place: { region: 'eu-west-1', accountId: '123456789012' },
        now: new Date('2026-03-01T03:00:00Z'),
      });
      return [evaluation.verdict, 'found' in evaluation ? evaluation.found?.statement : undefined];
    };

    expect(await decide('ec2:DescribeInstances')).toEqual(['allowed', 'Look']);
    expect(await decide('ec2:RebootInstances')).toEqual(['allowed', 'Restart']);
    expect(await decide('ec2:TerminateInstances')).toEqual(['denied', 'KeepWhatThereIs']);
    expect(await decide('lambda:InvokeFunction')).toEqual(['denied', undefined]);
  });

  it('have one for queues that loads', async () => {
    expect(await loadExample('queue.yaml')).toMatchObject({
      status: 'ok',
      warnings: [],
      config: { sqs: { queues: [{ queueUrl: expect.stringContaining('/signalbox') }, { configurationNames: ['deployments'] }] } },
    });
  });

  it('have one for a pinned certificate that loads with the certificate', async () => {
    const file = pathOf('../../src/config/__fixtures__/certificate.pem');

    const outcome = await loadExample('sns-pinned-certificate.yaml', { SIGNALBOX_SNS_PINNED_CERTIFICATES_0_FILE: file });

    expect(outcome).toMatchObject({ status: 'ok', warnings: [], config: { sns: { pinnedCertificates: [{ file }] } } });
  });

  it('have one for a pinned certificate that asks for the certificate beside it', async () => {
    const outcome = await loadExample('sns-pinned-certificate.yaml');

    expect(outcome.status === 'invalid' && outcome.problems).toEqual([
      expect.objectContaining({
        path: 'sns.pinnedCertificates[0].file',
        text: `${pathOf('../../examples/sns-us-east-1.pem')} does not exist`,
      }),
    ]);
  });
});
