// Cards of the commands flow beside the answers of AWS; the names are those of the golden files.
import type { RefusedWord } from '../../../domain/refused-word.ts';
import { NO_CONTROL, type ChannelControl } from '../../../domain/channel-control.ts';
import type { CommandRecord } from '../../../domain/command-record.ts';
import type { PendingApproval } from '../../../domain/pending-approval.ts';
import { createPeople } from '../../../domain/people.ts';
import type { Message } from '../../../messages/message.ts';
import { text } from '../../../messages/spans.ts';
import { parseForTest } from '../../testing/parse-for-test.ts';
import { describeApprovers } from '../approver-names.ts';
import { composeApprovalCard } from '../compose-approval.ts';
import { composeApprovalEnd, composeRefusedWord, type ApprovalEnd } from '../compose-approval-end.ts';
import { composeConfirmation } from '../compose-confirmation.ts';
import { composeConfirmationAnswer, type ConfirmationEnd } from '../compose-confirmation-answer.ts';
import { composeDenial } from '../compose-denial.ts';
import { composeDraftEnd, composeNoDraft } from '../compose-draft-end.ts';
import { composeFailure, type FailureKind } from '../compose-failure.ts';
import { composeHelp } from '../compose-help.ts';
import { composeMissing } from '../compose-missing.ts';
import { composeRecovery } from '../compose-recovery.ts';
import { composeRefusedSpeaker, composeTooFast } from '../compose-refused-speaker.ts';
import { composeSeveralConfirmation } from '../compose-several.ts';
import { aDecision, place } from './a-run-command.ts';
import { sampleActionCards } from './sample-action-cards.ts';
import { sampleAliasCards } from './sample-alias-cards.ts';

const REBOOT = 'ec2 reboot-instances --instance-ids i-0123456789abcdef0 --region eu-central-1';
const demo = { accountId: '111122223333', region: 'us-east-1', credentials: 'demo' } as const;
const confirmation = {
  code: 'K7QX2M',
  hash: 'a1b2',
  salt: '',
  expiresAt: new Date('2026-03-01T03:05:00Z'),
  commandText: REBOOT,
  region: 'eu-central-1',
  accountId: '123456789012',
  credentials: 'ambient' as const,
};
const person = { userId: 'web:ana', displayName: 'Ana Example' };

const waiting: CommandRecord = {
  id: 'command-1',
  idempotencyKey: 'key-1',
  channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
  person,
  text: REBOOT,
  receivedAt: new Date('2026-03-01T03:00:00Z'),
  status: 'awaiting-confirmation',
  confirmation,
};

const ENDS: readonly ConfirmationEnd[] = ['confirmed', 'cancelled', 'expired', 'account-changed', 'nothing-waits', 'not-the-requester'];
const control: ChannelControl = {
  ...NO_CONTROL,
  people: createPeople([{ name: 'Ben <!channel>', identities: ['web:ben', 'slack:T0:UBEN'] }]),
  breakGlass: { identities: ['web:ben'] },
};
const approval: PendingApproval = {
  answerKey: 'key-2',
  requestedAt: '2026-03-01T03:01:00.000Z',
  reason: 'The disk is full, see <https://wiki.example|this>.',
  requirements: [
    { ruleName: 'production', approvers: ['web:ben', 'slack:T0:UBEN', 'web:ana'], allowSelfApproval: false, minimumApprovals: 2 },
    { ruleName: 'nights', approvers: ['web:cleo'], allowSelfApproval: false, minimumApprovals: 1 },
  ],
  given: [{ person: { userId: 'web:cleo', displayName: 'Cleo' }, at: '2026-03-01T03:02:00.000Z' }],
};
const approving: CommandRecord = { ...waiting, status: 'awaiting-approval', confirmation: { ...confirmation, approval } };
const APPROVAL_ENDS: readonly ApprovalEnd[] = [
  'approved',
  'approved-partly',
  'approval-rejected',
  'approval-expired',
  'glass-broken',
  'no-approvers',
  'changed',
];
const REFUSED_WORDS: readonly RefusedWord[] = [
  'own-request',
  'not-an-approver',
  'approved-already',
  'not-confirmed-yet',
  'reason-missing',
  'not-for-break-glass',
  'speaker-unknown',
];
const FAILURES: readonly FailureKind[] = [
  'too-many-under-way',
  'not-recorded',
  'not-run',
  'outcome-not-recorded',
  'failed-before',
  'failed-after',
];

function denial(because: Parameters<typeof aDecision>[0], where = place): Message {
  return composeDenial({
    command: parseForTest('ec2 terminate-instances --instance-ids i-0123456789abcdef0'),
    decision: aDecision({ verdict: 'denied', isMutating: true, actions: ['ec2:TerminateInstances'], ...because }),
    place: where,
  });
}

/** Cards by name. */
export const sampleCards: Readonly<Record<string, Message>> = {
  confirmation: composeConfirmation({ command: parseForTest(REBOOT), place, confirmation, person }),
  'confirmation-previewed': composeConfirmation({
    command: parseForTest('ec2 stop-instances --instance-ids i-0123456789abcdef0 i-0fedcba9876543210 --region eu-central-1'),
    place,
    confirmation,
    person,
    preview: {
      things: [
        {
          id: 'i-0123456789abcdef0',
          exists: true,
          name: 'shop-web-1',
          state: 'running',
          traits: ['t3.micro'],
          tags: ['team=shop', 'env=<!channel> *prod*'],
        },
        { id: 'i-0fedcba9876543210', exists: false, traits: [], tags: [] },
      ],
      dryRun: {
        kind: 'would-be-refused',
        code: 'UnauthorizedOperation',
        message: 'You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm',
      },
      leftOut: ['What the command names could not be looked at in time.'],
    },
  }),
  'confirmation-several': composeSeveralConfirmation({
    commands: [
      {
        command: parseForTest('ec2 stop-instances --instance-ids i-0123456789abcdef0 --region eu-central-1'),
        place,
        isMutating: true,
        preview: {
          things: [
            { id: 'i-0123456789abcdef0', exists: true, name: 'shop-web-1', state: 'running', traits: ['t3.micro'], tags: ['team=shop'] },
          ],
          dryRun: { kind: 'would-be-allowed' },
          leftOut: [],
        },
      },
      { command: parseForTest('ec2 describe-instances --region eu-central-1'), place, isMutating: false },
      {
        command: parseForTest('s3api delete-bucket --bucket shop-reports --region eu-central-1'),
        place,
        isMutating: true,
        preview: {
          things: [{ id: 'shop-reports', exists: true, traits: ['eu-central-1', 'not empty', 'keeps versions'], tags: [] }],
          leftOut: [],
        },
      },
    ],
    confirmation,
    person,
  }),
  'confirmation-needs-approval': composeConfirmation({
    command: parseForTest(REBOOT),
    place,
    confirmation,
    person,
    needs: describeApprovers(approval, control),
  }),
  approval: composeApprovalCard({ waiting: approving, confirmation, approval, control }),
  'approval-slack': composeApprovalCard({
    waiting: { ...approving, channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' } },
    confirmation: { ...confirmation, credentials: 'demo' },
    approval: { ...approval, requirements: approval.requirements.slice(0, 1), given: [] },
    control,
  }),
  ...Object.fromEntries(
    APPROVAL_ENDS.map((end) => [
      end,
      composeApprovalEnd(end, { waiting: approving, by: { userId: 'web:ben', displayName: 'Ben' }, reason: 'Seen <!here>.', control }),
    ]),
  ),
  ...Object.fromEntries(REFUSED_WORDS.map((word) => [`refused-${word}`, composeRefusedWord(word, approving, control)])),
  ...Object.fromEntries((['bot', 'guest', 'external'] as const).map((who) => [`refused-${who}`, composeRefusedSpeaker(who)])),
  'too-fast': composeTooFast(60, confirmation.expiresAt),
  'missing-one': composeMissing({
    commandText: 'ec2 stop-instances',
    answerWith: 'set draft-3f9a2c1b',
    asked: [
      {
        name: 'instance-ids',
        type: 'one or more texts',
        input: 'values',
        isRequired: true,
        choices: [{ value: 'i-0123456789abcdef0', label: 'shop <!channel> web' }, { value: "it's here" }],
      },
    ],
    expiresAt: confirmation.expiresAt,
  }),
  'missing-several': composeMissing({
    commandText: 'cloudwatch set-alarm-state --alarm-name errors',
    answerWith: 'set draft-3f9a2c1b',
    asked: [
      {
        name: 'state-value',
        type: 'one of these values',
        input: 'line',
        isRequired: true,
        choices: [{ value: 'OK' }, { value: 'ALARM' }, { value: 'INSUFFICIENT_DATA' }],
      },
      { name: 'state-reason', type: 'a text', input: 'lines', isRequired: true, choices: [] },
    ],
    expiresAt: confirmation.expiresAt,
  }),
  'draft-cancelled': composeDraftEnd('ec2 stop-instances'),
  'draft-none': composeNoDraft(),
  'confirmation-demo': composeConfirmation({
    command: parseForTest('ec2 reboot-instances --instance-ids i-1 --no-cli-pager'),
    place: demo,
    confirmation,
    person,
  }),
  'confirmation-long': composeConfirmation({
    command: parseForTest(
      `ec2 reboot-instances --instance-ids ${Array.from({ length: 300 }, (_, index) => `i-0123456789abcd${100 + index}`).join(' ')}`,
    ),
    place,
    confirmation,
    person,
  }),
  'confirmation-secret': composeConfirmation({
    command: parseForTest('rds modify-db-instance --db-instance-identifier orders --master-user-password hunter2 --apply-immediately'),
    place,
    confirmation,
    person,
  }),
  'denied-by-guardrail': denial({
    because: {
      rule: 'guardrail',
      guardrailName: 'ops-restart',
      statement: 'Sid "NoTermination"',
      text: 'Statement NoTermination of guardrail ops-restart denies ec2:TerminateInstances, and a Deny counts more than any Allow. An administrator would have to change that statement.',
    },
  }),
  'denied-by-default': denial({
    because: {
      rule: 'read-only',
      text: 'This channel has no guardrail policy, so it may only read, and ec2 terminate-instances changes something.',
    },
  }),
  'denied-in-demo': denial(
    { because: { rule: 'guardrail', guardrailName: 'demo', text: 'Nothing in the guardrail policies of this channel (demo) allows it.' } },
    demo,
  ),
  'denied-never': composeDenial({
    command: parseForTest('iam list-users'),
    decision: aDecision({
      verdict: 'denied',
      actions: ['iam:ListUsers'],
      because: {
        rule: 'never-allowed',
        statement: 'iam:*',
        text: 'iam list-users falls under iam:* of the list of what never runs from a chat.',
      },
    }),
    place,
  }),
  'denied-unconfigured': denial(
    { because: { rule: 'not-in-a-configuration', text: 'This channel is in no enabled channel configuration.' } },
    { ...place, region: '' },
  ),
  help: composeHelp([{ kind: 'paragraph', spans: [text('Alarms of topic ops arrive here.')] }]),
  'help-commands': composeHelp([], 'commands'),
  'help-aliases': composeHelp([], 'aliases'),
  'help-built-ins': composeHelp([], 'built-ins'),
  'help-questions': composeHelp([], 'questions'),
  'help-more': composeHelp([], 'more'),
  ...Object.fromEntries(ENDS.map((end) => [`answer-${end}`, composeConfirmationAnswer(end, waiting)])),
  'answer-nothing-waits-unknown': composeConfirmationAnswer('nothing-waits', undefined),
  ...Object.fromEntries(FAILURES.map((kind) => [`failure-${kind}`, composeFailure(kind, 'command-1')])),
  'recovered-change': composeRecovery('change-under-way', { commandId: 'command-1', text: REBOOT, lookWith: 'ec2 describe-instances' }),
  'recovered-read': composeRecovery('read-under-way', {
    commandId: 'command-1',
    text: 'ec2 describe-instances',
    lookWith: 'ec2 describe-instances',
  }),
  'recovered-not-begun': composeRecovery('not-begun', { commandId: 'command-1', text: 'ec2 describe-instances' }),
  'failure-before-its-record': composeFailure('not-recorded', ''),
  ...sampleActionCards,
  ...sampleAliasCards,
};
