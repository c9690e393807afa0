import { describe, expect, it } from 'vitest';
import { TEMPLATE_REFERENCE, writeTemplateReference } from '../../scripts/generate-guardrail-templates.ts';
import { renderManagedPolicies } from '../../scripts/generate-managed-policies.ts';
import { readProjectFile } from '../../test/house/read-project-file.ts';
import { evaluateCommand } from '../commands/authorize/evaluate-command.ts';
import { layersOf } from '../commands/authorize/policy-evaluation/policy-set.ts';
import { readPolicyDocument } from '../commands/parse-policy-document.ts';
import { sha256 } from '../lib/sha256.ts';
import { describeTemplate } from './describe-template.ts';
import { findGuardrailTemplate, guardrailTemplates, listManagedPolicyNames } from './guardrail-templates.ts';
import { managedPolicies, managedPoliciesSource } from './managed-policies.generated.ts';
import { policiesOfTemplate } from './policies-of-template.ts';

async function decide(template: string, action: string): Promise<string> {
  const { verdict } = await evaluateCommand(layersOf({ guardrails: policiesOfTemplate(template, 'g') }), {
    command: { params: {} },
    actions: [action],
    place: { region: 'eu-west-1', accountId: '123456789012' },
    now: new Date('2026-03-01T03:00:00Z'),
  });
  return verdict;
}

describe('guardrailTemplates', () => {
  it('are the eight role templates and the protection policy', () => {
    expect(guardrailTemplates.map(({ name }) => name)).toEqual([
      'notifications',
      'read-only-commands',
      'lambda-invoke',
      'support',
      'incident-manager',
      'resource-explorer',
      'amazon-q',
      'operations-assistant',
      'protection',
    ]);
  });

  it.each(guardrailTemplates)('have documents that can be enforced: $name', (template) => {
    const { policies } = describeTemplate(template);

    expect(policies.length).toBeGreaterThan(0);
    expect(policies.map(({ document }) => readPolicyDocument(document).status)).toEqual(policies.map(() => 'ok'));
  });

  it.each([
    ['notifications', 'cloudwatch:DescribeAlarms', 'allowed'],
    ['notifications', 'cloudwatch:DeleteAlarms', 'denied'],
    ['read-only-commands', 'ec2:DescribeInstances', 'allowed'],
    ['read-only-commands', 'ec2:StopInstances', 'denied'],
    ['read-only-commands', 'ssm:GetParameter', 'denied'],
    ['read-only-commands', 'ec2:GetPasswordData', 'denied'],
    ['lambda-invoke', 'lambda:InvokeFunction', 'allowed'],
    ['lambda-invoke', 'lambda:DeleteFunction', 'denied'],
    ['support', 'support:CreateCase', 'allowed'],
    ['incident-manager', 'ssm-incidents:StartIncident', 'allowed'],
    ['resource-explorer', 'resource-explorer-2:Search', 'allowed'],
    ['amazon-q', 'q:StartConversation', 'allowed'],
    ['operations-assistant', 'aiops:GetInvestigation', 'allowed'],
    ['protection', 'lambda:InvokeFunction', 'allowed'],
    ['protection', 's3:ListAllMyBuckets', 'allowed'],
    ['protection', 'lambda:DeleteFunction', 'denied'],
  ])('decide what they are named after: %s, %s is %s', async (template, action, verdict) => {
    expect(await decide(template, action)).toBe(verdict);
  });

  it('are on the written page as they are', () => {
    expect(readProjectFile(TEMPLATE_REFERENCE)).toBe(writeTemplateReference());
  });
});

describe('findGuardrailTemplate', () => {
  it('finds none of another name', () => {
    expect(findGuardrailTemplate('read-only')).toBeUndefined();
    expect(policiesOfTemplate('read-only', 'g')).toEqual([]);
  });
});

describe('renderManagedPolicies', () => {
  it('writes the same from what the AWS CLI prints, and the file holds what it wrote', () => {
    const Policies = listManagedPolicyNames().map((name) => ({
      PolicyName: name,
      UpdateDate: `${managedPolicies[name]?.updated}T00:00:00+00:00`,
      PolicyVersionList: [
        { VersionId: 'v0', IsDefaultVersion: false, Document: {} },
        { VersionId: managedPolicies[name]?.version, IsDefaultVersion: true, Document: managedPolicies[name]?.document },
      ],
    }));

    const rendered = renderManagedPolicies({ Policies }, managedPoliciesSource.source);

    expect(rendered === readProjectFile('src/guardrail-templates/managed-policies.generated.ts')).toBe(true);
    const table = /= \{\n([\s\S]*)\};\n$/.exec(rendered.slice(rendered.indexOf('managedPolicies:')))?.[1] ?? '';
    expect(sha256(table)).toBe(managedPoliciesSource.sha256);
  });

  it('refuses a file without one of the policies', () => {
    expect(() => renderManagedPolicies({ Policies: [] }, 'nowhere')).toThrow('has no policy ReadOnlyAccess');
  });
});
