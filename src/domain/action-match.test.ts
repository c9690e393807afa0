import { describe, expect, it } from 'vitest';
import { findAttachment, isOfType, typeOfNotification } from './action-match.ts';
import type { ActionAttachment, CustomAction } from './custom-action.ts';
import type { Notification } from './notification.ts';
import { aCustomNotification } from './testing/a-custom-notification.ts';
import { aBareNotification } from './testing/a-bare-notification.ts';

const attachment: ActionAttachment = { notificationType: 'Custom', buttonText: 'Allow', criteria: [], variables: {} };

function anAction(...attachments: readonly Partial<ActionAttachment>[]): CustomAction {
  return {
    actionName: 'allow-ip',
    definition: { kind: 'cli', commandText: 'lambda list-functions' },
    attachments: attachments.map((each) => ({ ...attachment, ...each })),
    managedBy: 'file',
  };
}

const values: Readonly<Record<string, readonly string[]>> = {
  'event.metadata.additionalContext.Group': ['blue-green'],
  'event.detail.empty': [],
  severity: ['high'],
};

function subjectOf(notification: Partial<Notification> = {}) {
  return { notification: aCustomNotification(notification), labels: (label: string) => values[label] ?? [] };
}

describe('isOfType', () => {
  it.each([
    ['CloudWatch', { recognizer: 'cloudwatch-alarm' }, true],
    ['CloudWatch', { recognizer: 'eventbridge-event', kind: 'CloudWatch Alarm Mute Rule' }, false],
    ['Custom', { recognizer: 'custom-notification' }, true],
    ['Custom', { recognizer: 'cloudwatch-alarm' }, false],
    ['All', { recognizer: 'plain-text' }, true],
    ['ECS-Task-State-Change', { kind: 'ECS Task State Change' }, true],
    ['ecs task state change', { kind: 'ECS Task State Change' }, true],
    ['ECS-Task-State', { kind: 'ECS Task State Change' }, false],
    ['plain-text', { recognizer: 'plain-text' }, true],
  ])('tells whether %s means %j', (notificationType, notification, expected) => {
    expect(isOfType(notificationType, aBareNotification(notification))).toBe(expected);
  });
});

describe('findAttachment', () => {
  it('returns the first place whose kind and conditions hold', () => {
    const action = anAction(
      { notificationType: 'CloudWatch', buttonText: 'Never here' },
      { buttonText: 'Not this group', criteria: [{ operator: 'EQUALS', variableName: 'group', value: 'red' }], variables: { group: 'x' } },
      {
        buttonText: 'This one',
        criteria: [
          { operator: 'EQUALS', variableName: 'group', value: 'blue-green' },
          { operator: 'HAS_VALUE', variableName: 'severity' },
        ],
        variables: { group: 'event.metadata.additionalContext.Group' },
      },
      { buttonText: 'Too late' },
    );

    expect(findAttachment(action, subjectOf())?.buttonText).toBe('This one');
  });

  it.each([
    ['a value is another one', { operator: 'EQUALS', variableName: 'severity', value: 'low' }],
    ['there is no value', { operator: 'HAS_VALUE', variableName: 'event.detail.empty' }],
    ['there is no such name', { operator: 'HAS_VALUE', variableName: 'nobody' }],
  ] as const)('returns nothing where %s', (_, criterion) => {
    expect(findAttachment(anAction({ criteria: [criterion] }), subjectOf())).toBeUndefined();
  });

  it('takes the absence of a value for an empty one', () => {
    const criteria = [{ operator: 'EQUALS', variableName: 'event.detail.empty', value: '' }] as const;

    expect(findAttachment(anAction({ criteria }), subjectOf())).toBeDefined();
  });

  it('returns nothing where the sender wants no actions', () => {
    expect(findAttachment(anAction({}), subjectOf({ allowsCustomActions: false }))).toBeUndefined();
  });
});

describe('typeOfNotification', () => {
  it.each([
    [{ recognizer: 'cloudwatch-alarm', kind: 'CloudWatch Alarm' }, 'CloudWatch'],
    [{ recognizer: 'custom-notification', kind: 'Custom notification' }, 'Custom'],
    [{ recognizer: 'eventbridge-event', kind: 'ECS Task State Change' }, 'ECS Task State Change'],
  ])('names the type of %j, which means it', (notification, type) => {
    expect(typeOfNotification(notification)).toBe(type);
    expect(isOfType(type, notification)).toBe(true);
  });
});
