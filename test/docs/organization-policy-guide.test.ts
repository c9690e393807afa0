// What the guide to the organization's policy shows is what happens.
import { describe, expect, it } from 'vitest';
import { evaluatePolicies } from '../../src/commands/authorize/policy-evaluation/evaluate-policies.ts';
import { layersOf } from '../../src/commands/authorize/policy-evaluation/policy-set.ts';
import { closedContext } from '../../src/commands/authorize/policy-evaluation/request-context.ts';
import { parsePolicyDocument } from '../../src/commands/parse-policy-document.ts';
import { composeSession } from '../../src/commands/session/compose-session.ts';
import { ana } from '../../src/commands/testing/open-commands-flow.ts';
import { findPolicyViolation } from '../../src/domain/organization-policy/find-policy-violation.ts';
import { mergePolicySources } from '../../src/domain/organization-policy/merge-policy-sources.ts';
import { parsePolicySource } from '../../src/domain/organization-policy/parse-policy-source.ts';
import { parseRoleArn } from '../../src/domain/role-arn.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const [chatPolicy = '', identities = '', objects = ''] = [
  ...readProjectFile('docs/guides/organization-policy.md').matchAll(/^```json\n(?<text>[\s\S]*?)^```$/gm),
].map(({ groups }) => groups?.['text'] ?? '');

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }] } as const;

/** The tags with which a session is really asked for, as AWS makes condition keys of them. */
function keysOfSession(configurationName: string): Readonly<Record<string, readonly string[]>> {
  const role = parseRoleArn('arn:aws:iam::123456789012:role/ops');
  if (role === undefined) throw new Error('no role');
  const composed = composeSession({
    account: { accountId: role.accountId, roleArn: role.arn },
    person: ana,
    channel: { platform: 'slack', workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' },
    configurationName,
    guardrails: [],
    region: 'eu-west-1',
  });
  if (composed.status === 'refused') throw new Error(composed.reason.text);
  return Object.fromEntries(composed.session.tags.map(({ key, value }) => [`aws:PrincipalTag/${key}`, [value]]));
}

/** Decides under a service control policy beside FullAWSAccess, for a role that may do everything. */
function decide(text: string, action: string, keys: Readonly<Record<string, readonly string[]>>): string {
  const parsed = parsePolicyDocument(text);
  if (parsed.status === 'invalid') throw new Error(parsed.reason);
  const everything = { name: 'everything', document: EVERYTHING };
  const layers = layersOf({
    rolePolicies: [everything],
    organizationPolicies: [[everything, { name: 'guide', document: parsed.document }]],
  });
  return evaluatePolicies(layers, { action, resource: 'arn:aws:s3:::shop/a', context: closedContext(keys) }).verdict;
}

describe('docs/guides/organization-policy.md', () => {
  it('shows a policy that does what is said of it', () => {
    const parsed = parsePolicySource(chatPolicy);
    if (parsed.status === 'invalid') throw new Error(JSON.stringify(parsed.problems));
    const { policy } = mergePolicySources([parsed.source]);
    const slack = { platform: 'slack', channelType: 'public', roleSetting: 'channel_role' } as const;

    expect(findPolicyViolation(policy, { ...slack, workspaceId: 'T0123ABCD' })).toBeUndefined();
    expect(findPolicyViolation(policy, { ...slack, workspaceId: 'T9' })?.setting).toBe('chatbot.platforms.slack.workspaces');
    expect(findPolicyViolation(policy, { platform: 'chime', workspaceId: '' })?.setting).toBe('chatbot.default.client');
  });

  it.each([
    ['a session of Signalbox about identities', 'iam:CreateUser', keysOfSession('ops-prod'), 'denied'],
    ['a session of Signalbox about anything else', 'ec2:StopInstances', keysOfSession('ops-prod'), 'allowed'],
    ['anybody else about identities', 'iam:CreateUser', {}, 'allowed'],
    ['anybody else with tags of their own', 'iam:CreateUser', { 'aws:PrincipalTag/team': ['ops'] }, 'allowed'],
  ])('decides by its first service control policy: %s', (...[, action, keys, verdict]) => {
    expect(decide(identities, action, keys)).toBe(verdict);
  });

  it.each([
    ['a configuration that is named by its beginning', 's3:PutObject', keysOfSession('ops-prod'), 'denied'],
    ['a configuration that is named', 's3:PutObject', keysOfSession('on-call'), 'denied'],
    ['another configuration', 's3:PutObject', keysOfSession('shop'), 'allowed'],
    ['a configuration whose name only holds it', 's3:PutObject', keysOfSession('devops-prod'), 'allowed'],
    ['reading objects', 's3:GetObject', keysOfSession('ops-prod'), 'allowed'],
    ['anybody else', 's3:PutObject', {}, 'allowed'],
  ])('decides by its second service control policy: %s', (...[, action, keys, verdict]) => {
    expect(decide(objects, action, keys)).toBe(verdict);
  });

  it('names the tags that sessions have', () => {
    const guide = readProjectFile('docs/guides/organization-policy.md');
    const keys = keysOfSession('ops');

    expect(Object.keys(keys).filter((key) => !guide.includes(`\`${key}\``))).toEqual([]);
    expect(keys['aws:PrincipalTag/signalbox:channel']).toEqual(['slack/T0123ABCD/C0123ABCD']);
  });
});
