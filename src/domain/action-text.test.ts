import { describe, expect, it } from 'vitest';
import { textOfAction } from './action-text.ts';

describe('textOfAction', () => {
  it.each([
    [{ kind: 'cli', commandText: 'lambda list-functions --region $Region' }, 'lambda list-functions --region $Region'],
    [{ kind: 'lambda', functionName: '$function' }, 'lambda invoke --function-name $function --output markdown'],
    [
      { kind: 'lambda', functionName: 'errors', payload: `{"group":"$LogGroup","said":"it's"}` },
      `lambda invoke --function-name errors --payload '{"group":"$LogGroup","said":"it'\\''s"}' --output markdown`,
    ],
    [
      { kind: 'runbook', documentName: 'AWS-StopEC2Instance', parameters: {} },
      'ssm start-automation-execution --document-name AWS-StopEC2Instance',
    ],
    [
      { kind: 'runbook', documentName: 'my runbook', parameters: { Id: ['$id', 'b'] }, assumeRole: 'arn:aws:iam::1:role/a' },
      `ssm start-automation-execution --document-name 'my runbook' --parameters '{"Id":["$id","b"],"AutomationAssumeRole":["arn:aws:iam::1:role/a"]}'`,
    ],
  ] as const)('makes a command of %j', (definition, text) => {
    expect(textOfAction(definition, { hasRole: false })).toBe(text);
  });

  it('leaves a place for the role that whoever starts a runbook gives', () => {
    expect(textOfAction({ kind: 'runbook', documentName: 'd', parameters: {} }, { hasRole: true })).toBe(
      `ssm start-automation-execution --document-name d --parameters '{"AutomationAssumeRole":["$AutomationAssumeRole"]}'`,
    );
  });
});
