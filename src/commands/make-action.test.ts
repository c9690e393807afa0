import { describe, expect, it } from 'vitest';
import type { CustomAction } from '../domain/custom-action.ts';
import { makeAction } from './make-action.ts';

describe('makeAction', () => {
  it('makes an action of what is said, and the rest as it is meant most often', () => {
    expect(makeAction({ name: 'functions', command: 'lambda list-functions' })).toEqual({
      status: 'made',
      action: {
        actionName: 'functions',
        definition: { kind: 'cli', commandText: 'lambda list-functions' },
        attachments: [{ notificationType: 'All', buttonText: 'functions', criteria: [], variables: {} }],
        managedBy: 'chat',
      },
    });
  });

  it('reads conditions, variables and inputs, a line each', () => {
    const made = makeAction({
      name: 'restart',
      runbook: 'AWS-RestartEC2Instance',
      parameters: 'InstanceId=$Resource\nInstanceId=i-2\nMode = fast',
      on: 'Custom',
      button: ' Restart 🔁 ',
      criteria: 'Group = blue; ip',
      variables: '$ip=event.metadata.additionalContext.IPAddress\nteam = tag.team',
      account: 'prod',
      region: 'EU-West-1',
    });

    expect(made).toMatchObject({
      action: {
        definition: {
          kind: 'runbook',
          documentName: 'AWS-RestartEC2Instance',
          parameters: { InstanceId: ['$Resource', 'i-2'], Mode: ['fast'] },
        },
        attachments: [
          {
            notificationType: 'Custom',
            buttonText: 'Restart 🔁',
            criteria: [
              { operator: 'EQUALS', variableName: 'Group', value: 'blue' },
              { operator: 'HAS_VALUE', variableName: 'ip' },
            ],
            variables: { ip: 'event.metadata.additionalContext.IPAddress', team: 'tag.team' },
          },
        ],
        account: 'prod',
        region: 'eu-west-1',
      },
    });
  });

  it('keeps of an action that is changed what is not said, and takes back what is none', () => {
    const before: CustomAction = {
      actionName: 'errors',
      definition: { kind: 'lambda', functionName: 'errors', payload: '{}' },
      attachments: [
        {
          notificationType: 'CloudWatch',
          buttonText: 'Errors',
          criteria: [{ operator: 'HAS_VALUE', variableName: 'LogGroup' }],
          variables: {},
        },
        { notificationType: 'Custom', buttonText: 'Errors too', criteria: [], variables: {} },
      ],
      region: 'eu-west-1',
      managedBy: 'chat',
    };

    expect(makeAction({ payload: 'none', region: 'none', criteria: 'none', button: 'Show errors' }, before)).toEqual({
      status: 'made',
      action: {
        actionName: 'errors',
        definition: { kind: 'lambda', functionName: 'errors' },
        attachments: [
          { notificationType: 'CloudWatch', buttonText: 'Show errors', criteria: [], variables: {} },
          { notificationType: 'Custom', buttonText: 'Errors too', criteria: [], variables: {} },
        ],
        managedBy: 'chat',
      },
    });
  });

  it.each([[{}], [{ name: 'a' }], [{ command: 'x' }], [{ name: 'a', kind: 'lambda' }], [{ name: 'a', kind: 'runbook' }]])(
    'lacks something in %j',
    (wish) => {
      expect(makeAction(wish)).toEqual({ status: 'lacking' });
    },
  );

  it.each([
    [{ name: 'a', kind: 'shell' }, /--kind must be one of/],
    [{ name: 'a', command: 'x', function: 'f' }, /does one thing/],
    [{ name: 'a', command: 'x'.repeat(5001) }, /at most 5000/],
    [{ name: 'a', command: 'x', button: ' ' }, /--button/],
    [{ name: 'a', command: 'x', on: '' }, /--on/],
    [{ name: 'a', command: 'x', variables: 'ip' }, /--variables/],
    [{ name: 'a', command: 'x', variables: 'ip=metadata.ip' }, /--variables/],
    [{ name: 'a', command: 'x', criteria: '=x' }, /--criteria/],
    [{ name: 'a', command: 'x', region: 'Frankfurt' }, /--region/],
    [{ name: 'a', command: 'x', account: 'a b' }, /--account/],
    [{ name: 'a', runbook: 'd', parameters: '{"a":1}' }, /--parameters/],
    [{ name: 'a', runbook: 'd', parameters: 'a' }, /--parameters/],
    [{ name: 'a', runbook: 'd', 'assume-role': 'admin' }, /--assume-role/],
  ])('says what is wrong with %j', (wish, problem) => {
    expect(makeAction(wish)).toMatchObject({ status: 'wrong', problems: [expect.stringMatching(problem)] });
  });
});
