// Cards about custom actions; the names are those of the golden files.
import type { ActionAttachment, CustomAction } from '../../../domain/custom-action.ts';
import type { Message } from '../../../messages/message.ts';
import {
  composeAction,
  composeActionDeleted,
  composeActionForm,
  composeActionKinds,
  composeActionRefusal,
  composeActions,
  composePress,
} from '../compose-actions.ts';

const attachment: ActionAttachment = {
  notificationType: 'Custom',
  buttonText: 'Allow for an hour',
  criteria: [
    { operator: 'HAS_VALUE', variableName: 'IPAddress' },
    { operator: 'EQUALS', variableName: 'severity', value: 'high' },
  ],
  variables: { IPAddress: 'event.metadata.additionalContext.IPAddress' },
};

const allow: CustomAction = {
  actionName: 'allow-address',
  definition: { kind: 'lambda', functionName: 'allow-address', payload: '{"address":"$IPAddress","minutes":60}' },
  attachments: [attachment, { notificationType: 'CloudWatch', buttonText: 'Allow', criteria: [], variables: {} }],
  region: 'eu-west-1',
  managedBy: 'chat',
  configurationName: 'ops',
  author: { userId: 'web:ana', displayName: 'Ana Example' },
};

const restart: CustomAction = {
  actionName: 'restart',
  definition: { kind: 'runbook', documentName: 'AWS-RestartEC2Instance', parameters: { InstanceId: ['$Resource'] } },
  attachments: [{ notificationType: 'All', buttonText: 'Restart 🔁', criteria: [], variables: {} }],
  managedBy: 'file',
};

const pressed: Message = {
  title: { spans: [{ kind: 'text', text: 'lambda invoke' }] },
  tone: 'good',
  blocks: [composePress({ action: allow, attachment, title: 'Deployment of *checkout*', displayName: 'Ana Example' })],
  fallbackText: 'lambda invoke',
};

/** The cards. */
export const sampleActionCards: Readonly<Record<string, Message>> = {
  actions: composeActions([{ action: allow, associatedBy: 'chat' }, { action: restart }]),
  'actions-none': composeActions([]),
  action: composeAction({ action: allow, associatedBy: 'chat' }),
  'action-of-file': composeAction({ action: restart, associatedBy: 'file' }),
  'action-not-shown': composeAction({ action: restart }, 'The buttons of restart are not shown in this channel'),
  'action-kinds': composeActionKinds({ name: 'allow-address' }),
  'action-deleted': composeActionDeleted('allow-address'),
  'action-refused': composeActionRefusal(['It comes from the configuration file: an administrator changes it there.']),
  'action-form': composeActionForm({
    title: 'What is restart to be run with?',
    command: 'action run restart K7QX2M now',
    fields: [
      { name: 'Resource', type: 'a text', input: 'line', isRequired: true, choices: [] },
      { name: 'AutomationAssumeRole', label: 'The role', type: 'the ARN of a role', input: 'line', isRequired: false, choices: [] },
    ],
    expiresAt: new Date('2026-03-01T03:15:00Z'),
    lines: [{ kind: 'code', text: 'ssm start-automation-execution --document-name AWS-RestartEC2Instance' }],
  }),
  'action-pressed': pressed,
};
