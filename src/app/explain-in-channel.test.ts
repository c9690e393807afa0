// What `explain` says of a command in a channel is what the flow decides there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelRules } from '../commands/command-surroundings.ts';
import { UNKNOWN_ACCOUNT } from '../commands/command-place.ts';
import { decideCommand } from '../commands/judge-command.ts';
import { aGuardrail, ana, openCommandsFlow, type CommandsFlow } from '../commands/testing/open-commands-flow.ts';
import { parseForTest } from '../commands/testing/parse-for-test.ts';
import { explainCommand } from '../commands/explain-command.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { GuardrailPolicy } from '../domain/guardrail-policy.ts';
import { UNREAD_DOCUMENT } from '../domain/guardrail-policy.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { contextInChannel } from './explain-in-channel.ts';

const COMMANDS = [
  'ec2 describe-instances',
  'ec2 stop-instances --instance-ids i-0123456789abcdef0',
  'ec2 stop-instances --instance-ids i-0123456789abcdef0 --dry-run',
  'rds reboot-db-instance --db-instance-identifier PROD-shop',
  'iam list-users',
  's3api get-object --bucket a --key b',
  'lambda invoke --function-name report',
  'sts get-caller-identity',
  'secretsmanager get-secret-value --secret-id a',
  'cloudwatch describe-alarms',
  'logs filter-log-events --log-group-name a',
  'dynamodb delete-table --table-name t',
];

const onProd = { Resource: ['arn:aws:rds:*:*:db:prod-*'] };
const GUARDRAILS: readonly (readonly [string, readonly GuardrailPolicy[]])[] = [
  ['no guardrail', []],
  ['one that allows all', [aGuardrail('all', {})]],
  ['one that denies production', [aGuardrail('all', {}, { Effect: 'Deny', ...onProd })]],
  ['one that depends on what AWS knows', [aGuardrail('tagged', { Condition: { StringEquals: { 'aws:ResourceTag/Stage': ['dev'] } } })]],
  [
    'one that could not be read',
    [{ name: 'unread', document: UNREAD_DOCUMENT, policyArn: 'arn:aws:iam::aws:policy/X', unreadBecause: 'no' }],
  ],
  ['one that is too long', [aGuardrail('long', { Action: [`ec2:${'a'.repeat(2100)}`] })]],
];

const ACCOUNTS = [{ accountId: '111111111111', name: 'prod', roleArn: 'arn:aws:iam::111111111111:role/channel' }] as const;
const CONFIGURATIONS: readonly (readonly [string, Partial<ChannelConfiguration>])[] = [
  ['a role', { accounts: ACCOUNTS }],
  ["the machine's own credentials", { role: 'ambient', allowsAmbientChanges: true }],
  ["the machine's own credentials, to read", { role: 'ambient' }],
  ['no credentials at all', {}],
  ['roles of people alone, and none to be had', { role: 'ambient', allowsAmbientChanges: true, userAuthorizationRequired: true }],
];

let flow: CommandsFlow;
beforeAll(async () => {
  flow = await openCommandsFlow();
});
afterAll(() => flow.close());

function rulesOf(configuration: ChannelConfiguration, guardrails: readonly GuardrailPolicy[]): ChannelRules {
  return {
    configurationName: configuration.configurationName,
    accounts: configuration.accounts ?? [],
    guardrails,
    isAmbientAllowed: configuration.role === 'ambient',
    allowsAmbientChanges: configuration.allowsAmbientChanges,
    defaultRegion: 'eu-central-1',
    isUserRoleRequired: configuration.userAuthorizationRequired ?? false,
  };
}

describe('contextInChannel', () => {
  it.each(CONFIGURATIONS.flatMap(([how, part]) => GUARDRAILS.map(([name, guardrails]) => [how, name, part, guardrails] as const)))(
    'decides with %s and %s as the flow does',
    async (...[, , part, guardrails]) => {
      const configuration = aChannelConfiguration(part);
      flow.surroundings.rules = rulesOf(configuration, guardrails);
      const record = { channel: configuration.channel, person: ana } as Parameters<typeof decideCommand>[0];
      for (const text of COMMANDS) {
        const command = parseForTest(text);
        const { decision } = await decideCommand(record, command, flow.context);
        const channel = contextInChannel({ configuration, guardrails, isLoopback: false }, command, 'eu-central-1');
        const { accountId, region } = channel;
        const explained = await explainCommand(command, { policies: {}, place: { accountId, region }, now: flow.context.now(), channel });

        expect([text, explained.decision, explained.because.rule]).toEqual([text, decision.verdict, decision.because.rule]);
        // Which account the machine's own credentials reach is not asked to explain a command.
        const said = accountId === UNKNOWN_ACCOUNT ? decision.because.text.replaceAll('123456789012', '*') : decision.because.text;
        // The list of what never runs is explained without its channel, in fewer words.
        expect([text, said]).toEqual([text, expect.stringContaining(explained.because.text)]);
      }
    },
  );
});
