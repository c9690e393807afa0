// The buttons about the thing that an event names: a pipeline, an approval, a deployment, a service, an instance, a support case, a build.
// A button is a row: which command, with which names of the thing, and in which state of things it helps.
import { optionWithValue } from '../../commands/parse/shell-quote.ts';
import { parseArn } from '../../domain/arn.ts';
import type { Notification } from '../../domain/notification.ts';
import type { NotificationThing, ThingKind } from '../../domain/notification-thing.ts';
import type { ActionButton } from '../../messages/message.ts';
import type { ButtonSource, ButtonSubject, ButtonWish } from './button-source.ts';
import { inPlaceOfEvent } from './in-place.ts';

/** A command by its names, with options whose values are names of the thing. */
interface CommandRow {
  readonly command: string;
  /** Name of the option, and which name of the thing is its value. */
  readonly options: Readonly<Record<string, string>>;
  /** The same for names that an event need not have. */
  readonly known?: Readonly<Record<string, string>>;
  /** What stands behind them as it is. */
  readonly rest?: string;
}

/** A button. */
interface ButtonRow extends CommandRow, Pick<ActionButton, 'isSecondary' | 'asks'> {
  readonly text: string;
  readonly style?: ActionButton['style'];
  /** How the event feels where it helps; always where it is absent. */
  readonly tones?: readonly Notification['tone'][];
  /** The states in which it helps, in the sender's own words; all of them where it is absent. */
  readonly states?: readonly string[];
  /** What has to be allowed where it is not the command itself. */
  readonly needs?: readonly CommandRow[];
}

/** What every command that waits for a value is judged with in its place. */
const SOME_TEXT = 'x';

const APPROVAL = { pipeline: 'pipeline', stage: 'stage', action: 'action' } as const;
/** By which execution or request an event tells an approval from the next one of the same action. */
const WHICH_APPROVAL = { 'pipeline-execution-id': 'execution', token: 'token' } as const;
/** CodePipeline API, ApprovalResult: `summary` has 512 characters at most. */
const COMMENT: NonNullable<ActionButton['asks']> = [
  { name: 'comment', label: 'Comment', type: 'a text of 512 characters at most', input: 'line', isRequired: false, choices: [] },
];
const approvalNeeds: readonly CommandRow[] = [
  { command: 'codepipeline get-pipeline-state', options: { name: 'pipeline' } },
  {
    command: 'codepipeline put-approval-result',
    options: { 'pipeline-name': 'pipeline', 'stage-name': 'stage', 'action-name': 'action' },
    rest: `--result summary=${SOME_TEXT},status=Approved --token 00000000-0000-0000-0000-000000000000`,
  },
];

const pipelineInfo: ButtonRow = { text: 'Get info', command: 'codepipeline get-pipeline-state', options: { name: 'pipeline' } };
const stopPipeline: ButtonRow = {
  text: 'Stop',
  command: 'codepipeline stop-pipeline-execution',
  options: { 'pipeline-name': 'pipeline', 'pipeline-execution-id': 'execution' },
};
const SERVICE = { cluster: 'cluster', service: 'service' } as const;
const TASK = { 'agent-space-id': 'space', 'task-id': 'task' } as const;
const INSTANCE = { 'instance-ids': 'instance' } as const;

const BUTTONS: Readonly<Record<ThingKind, readonly ButtonRow[]>> = {
  approval: [
    { text: 'Approve', style: 'primary', command: 'codepipeline approve', options: APPROVAL, known: WHICH_APPROVAL, needs: approvalNeeds },
    { text: 'Reject', style: 'danger', command: 'codepipeline reject', options: APPROVAL, known: WHICH_APPROVAL, needs: approvalNeeds },
    {
      text: 'Approve with comment',
      command: 'codepipeline approve',
      options: APPROVAL,
      known: WHICH_APPROVAL,
      needs: approvalNeeds,
      asks: COMMENT,
      isSecondary: true,
    },
    {
      text: 'Reject with comment',
      command: 'codepipeline reject',
      options: APPROVAL,
      known: WHICH_APPROVAL,
      needs: approvalNeeds,
      asks: COMMENT,
      isSecondary: true,
    },
    pipelineInfo,
    { ...stopPipeline, isSecondary: true },
  ],
  pipeline: [
    {
      text: 'Retry stage',
      tones: ['bad', 'warning'],
      command: 'codepipeline retry-stage-execution',
      options: { 'pipeline-name': 'pipeline', 'stage-name': 'stage', 'pipeline-execution-id': 'execution' },
      rest: '--retry-mode FAILED_ACTIONS',
    },
    pipelineInfo,
    {
      text: 'Start',
      tones: ['bad', 'warning', 'good', 'neutral'],
      command: 'codepipeline start-pipeline-execution',
      options: { name: 'pipeline' },
    },
    { ...stopPipeline, tones: ['progress'] },
  ],
  deployment: [
    {
      text: 'Roll back',
      tones: ['progress'],
      command: 'deploy stop-deployment',
      options: { 'deployment-id': 'deployment' },
      rest: '--auto-rollback-enabled',
    },
    { text: 'Get info', command: 'deploy get-deployment', options: { 'deployment-id': 'deployment' } },
  ],
  service: [
    {
      text: 'Roll back',
      tones: ['progress', 'bad', 'warning'],
      command: 'ecs roll-back',
      options: SERVICE,
      needs: [
        { command: 'ecs list-service-deployments', options: SERVICE },
        { command: 'ecs stop-service-deployment', options: { 'service-deployment-arn': 'deployments' }, rest: '--stop-type ROLLBACK' },
      ],
    },
    { text: 'Get info', command: 'ecs describe-services', options: { cluster: 'cluster', services: 'service' } },
  ],
  instance: [
    { text: 'Start', states: ['stopped'], command: 'ec2 start-instances', options: INSTANCE },
    { text: 'Reboot', states: ['running'], command: 'ec2 reboot-instances', options: INSTANCE },
    { text: 'Stop', states: ['running', 'pending'], command: 'ec2 stop-instances', options: INSTANCE },
  ],
  'support-case': [
    { text: 'View', command: 'support describe-communications', options: { 'case-id': 'case' } },
    {
      text: 'Reply',
      command: 'support add-communication-to-case',
      options: { 'case-id': 'case' },
      needs: [{ command: 'support add-communication-to-case', options: { 'case-id': 'case' }, rest: `--communication-body ${SOME_TEXT}` }],
    },
    {
      text: 'Resolve',
      states: ['CreateCase', 'AddCommunicationToCase', 'ReopenCase'],
      command: 'support resolve-case',
      options: { 'case-id': 'case' },
    },
  ],
  build: [
    {
      text: 'Show logs',
      command: 'logs get-log-events',
      options: { 'log-group-name': 'group', 'log-stream-name': 'stream' },
      rest: '--start-from-head',
    },
  ],
  // AWS DevOps Agent API, UpdateBacklogTask: the states of a task that can still be given up. It has no way to accept one.
  investigation: [
    { text: 'Get info', command: 'devops-agent get-backlog-task', options: TASK },
    {
      text: 'Show findings',
      states: ['IN_PROGRESS', 'COMPLETED', 'FAILED', 'TIMED_OUT'],
      command: 'devops-agent list-journal-records',
      options: { 'agent-space-id': 'space', 'execution-id': 'execution' },
    },
    {
      text: 'Dismiss',
      states: ['PENDING_TRIAGE', 'PENDING_START', 'IN_PROGRESS'],
      command: 'devops-agent update-backlog-task',
      options: TASK,
      rest: '--task-status CANCELED',
    },
  ],
};

/** Offers what helps with the thing of a notification. */
export const thingButtons: ButtonSource = (subject) => {
  const { thing, tone, state = '' } = subject.notification;
  if (thing === undefined) return [];
  const names = namesOf(thing, subject.notification);
  return BUTTONS[thing.kind]
    .filter(({ tones, states }) => (tones?.includes(tone) ?? true) && (states?.includes(state) ?? true))
    .flatMap((row) => toWish(row, { names, subject }));
};

/** The buttons about an instance that an alarm watches. */
export function instanceButtons(instanceId: string, subject: ButtonSubject): readonly ButtonWish[] {
  const names = { instance: instanceId };
  return BUTTONS.instance.filter(({ text }) => text !== 'Start').flatMap((row) => toWish(row, { names, subject }));
}

type Names = Readonly<Record<string, string>>;

function toWish(row: ButtonRow, { names, subject }: { readonly names: Names; readonly subject: ButtonSubject }): readonly ButtonWish[] {
  const line = fill(row, names);
  const command = line === undefined ? undefined : inPlaceOfEvent(line, subject);
  const needs = (row.needs ?? [row]).map((need) => ({ line: fill(need, names), shape: need.command }));
  if (command === undefined || !needs.every((need): need is { line: string; shape: string } => need.line !== undefined)) return [];
  const { text, style = 'plain', isSecondary, asks } = row;
  const flags = { ...(isSecondary === undefined ? {} : { isSecondary }), ...(asks === undefined ? {} : { asks }) };
  return [{ button: { text, command, style, ...flags }, needs }];
}

/** Undefined where the event does not have a name. */
function fill({ command, options, known = {}, rest }: CommandRow, names: Names): string | undefined {
  const words = [command];
  for (const [option, name] of Object.entries(options)) {
    const value = names[name];
    if (value === undefined) return undefined;
    words.push(optionWithValue(option, value));
  }
  for (const [option, name] of Object.entries(known)) {
    const value = names[name];
    if (value !== undefined) words.push(optionWithValue(option, value));
  }
  return [...words, ...(rest === undefined ? [] : [rest])].join(' ');
}

// Match: service/shop/checkout. Near miss: service/checkout (the short form of before 2018, which does not name its cluster).
const SERVICE_RESOURCE = /^service\/([^/]+)\/([^/]+)$/;

/** A service is known by its ARN, and called by its own name and that of its cluster. */
function namesOf({ kind, names }: NotificationThing, { region, accountId }: Notification): Names {
  if (kind !== 'service') return names;
  const arn = parseArn(names['service'] ?? '');
  const [, cluster, service] = SERVICE_RESOURCE.exec(arn?.resource ?? '') ?? [];
  if (arn === undefined || cluster === undefined || service === undefined) return {};
  const deployments = `arn:${arn.partition}:ecs:${region ?? ''}:${accountId ?? ''}:service-deployment/${cluster}/${service}/${SOME_TEXT}`;
  return { cluster, service, deployments };
}
