import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lengthOfManagedPolicy, writeManagedPolicy, writePublishedGuardrail } from './write-managed-policy.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Look', Effect: 'Allow', Action: ['ec2:Describe*'], Resource: ['*'] }],
} as const;

describe('writeManagedPolicy', () => {
  it('holds the document as it is', () => {
    const template = parse(writeManagedPolicy({ name: 'on call/eu', document }), { version: '1.1' }) as {
      Resources: { Guardrail: { Properties: Record<string, unknown> } };
    };

    expect(template.Resources.Guardrail.Properties).toMatchObject({
      ManagedPolicyName: 'signalbox-guardrail-on-call-eu',
      Path: '/signalbox/',
      PolicyDocument: document,
    });
  });
});

describe('writePublishedGuardrail', () => {
  it('names the policy that the template makes, in its account and partition', () => {
    const written = writePublishedGuardrail({ name: 'look', document, accountId: '111122223333', partition: 'aws-cn' });

    expect(parse(written)).toEqual({
      guardrails: [{ name: 'look', policyArn: 'arn:aws-cn:iam::111122223333:policy/signalbox/signalbox-guardrail-look' }],
    });
    expect(written).toContain('--stack-name signalbox-guardrail-look');
  });
});

describe('lengthOfManagedPolicy', () => {
  it('counts no white space', () => {
    const spaced = { ...document, Statement: [{ ...document.Statement[0], Resource: ['arn:aws:ssm:*:*:parameter/a b'] }] };
    const tight = { ...document, Statement: [{ ...document.Statement[0], Resource: ['arn:aws:ssm:*:*:parameter/ab'] }] };

    expect(lengthOfManagedPolicy(spaced)).toBe(lengthOfManagedPolicy(tight));
  });
});
