// What the guide to guardrails shows is what happens.
import { describe, expect, it } from 'vitest';
import { explainCommand } from '../../src/commands/explain-command.ts';
import { explainRequest } from '../../src/commands/explain-request.ts';
import { parsePolicyDocument } from '../../src/commands/parse-policy-document.ts';
import { parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/guardrails.md');

function policyOfGuide() {
  const parsed = parsePolicyDocument(/^```json\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? '');
  if (parsed.status === 'invalid') throw new Error(parsed.reason);
  return [{ name: 'guardrail.json', document: parsed.document }];
}

describe('docs/guides/guardrails.md', () => {
  it('shows a guardrail that allows the command that it tries, in its Region alone', async () => {
    const line = /explain '([^']+)'/.exec(guide)?.[1] ?? '';
    const explain = (region: string) =>
      explainCommand(parseForTest(line.replace('eu-west-1', region)), {
        policies: { guardrails: policyOfGuide() },
        place: { region, accountId: 'unknown' },
        now: new Date('2026-03-01T03:00:00Z'),
      });

    expect(await explain('eu-west-1')).toMatchObject({
      decision: 'allowed',
      resources: ['arn:aws:ecs:eu-west-1:*:service/prod/web'],
      because: { statement: 'WebInProd' },
    });
    expect(await explain('us-east-1')).toMatchObject({ decision: 'denied', because: { statement: 'HomeRegion' } });
  });

  it('tells that an action on no resource of its own is allowed by a star alone', async () => {
    const asked = { action: 'ec2:DescribeInstances', resources: ['*'], context: {} } as const;
    const policy = (Resource: string) =>
      ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['ec2:*'], Resource: [Resource] }] }) as const;
    const decide = async (Resource: string) =>
      (await explainRequest(asked, { guardrails: [{ name: 'g', document: policy(Resource) }] })).decision;

    expect(await decide('*')).toBe('allowed');
    expect(await decide('arn:aws:ec2:*:*:instance/*')).toBe('denied');
  });
});
