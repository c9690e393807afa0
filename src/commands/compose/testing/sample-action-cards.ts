// Cards about custom actions; the names are those of the golden files.
import type { ActionAttachment, CustomAction } from '../../../domain/custom-action.ts';
import type { Message } from '../../../messages/message.ts';
import { parseForTest } from '../../testing/parse-for-test.ts';
import {
  composeAction,
  composeActionDeleted,
  composeActionForm,
  composeActionKinds,
  composeActionRefusal,
  composeActions,
} from '../compose-actions.ts';
import { composeConfirmation } from '../compose-confirmation.ts';
import { composeConfirmationAnswer } from '../compose-confirmation-answer.ts';
import { composePress } from '../compose-press.ts';
import { composeSeveralConfirmation } from '../compose-several.ts';
import { place } from './a-run-command.ts';

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

const press = { actionName: 'allow-address', buttonText: 'Allow for an hour', eventId: 'event-1', title: 'Deployment of *checkout*' };

const pressed: Message = {
  title: { spans: [{ kind: 'text', text: 'lambda invoke' }] },
  tone: 'good',
  blocks: [composePress(press, 'Ana Example', true)],
  fallbackText: 'lambda invoke',
};

const SETTINGS = 'lambda get-function-configuration --function-name payment-webhook';
const FUNCTIONS = 'lambda list-functions';
const person = { userId: 'web:ana', displayName: 'Ana Example' };
const confirmation = {
  code: 'K7QX2M',
  hash: 'a1b2',
  salt: '',
  expiresAt: new Date('2026-03-01T03:05:00Z'),
  commandText: SETTINGS,
  region: 'eu-central-1',
  accountId: '123456789012',
  credentials: 'ambient',
  isReading: true,
  press,
} as const;

function underPress(card: Message): Message {
  return { ...card, blocks: [composePress(press, person.displayName, false), ...card.blocks] };
}

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
  'action-confirmation': underPress(
    composeConfirmation({ command: parseForTest(SETTINGS), place, confirmation, person, again: 'action run allow-address event-1 ask' }),
  ),
  'action-confirmation-several': underPress(
    composeSeveralConfirmation({
      commands: [SETTINGS, FUNCTIONS].map((line) => ({ command: parseForTest(line), place, isMutating: false })),
      confirmation,
      person,
    }),
  ),
  'action-cancelled': composeConfirmationAnswer('cancelled', {
    id: 'command-1',
    idempotencyKey: 'key-1',
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    person,
    text: 'action run allow-address',
    receivedAt: new Date('2026-03-01T03:00:00Z'),
    status: 'cancelled',
    confirmation,
  }),
};
