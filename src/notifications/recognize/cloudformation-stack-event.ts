// A stack event as CloudFormation sends it to the stack's notification topics: lines of `Key='value'`.
import { parseArn } from '../../domain/arn.ts';
import type { Fact, IncidentTransition, Notification } from '../../domain/notification.ts';
import { severityOfTone } from './by-shape/judge-severity.ts';
import { judgeState, type StateTone } from './by-shape/judge-state.ts';
import { readInstant } from './by-shape/read-instant.ts';
import { stackConsoleUrl } from './console-url.ts';
import { newNotification } from './new-notification.ts';
import { readOrigin } from './origin.ts';
import { payloadText } from './payload-text.ts';
import { readQuotedPairs } from './quoted-pairs.ts';
import { stateInWords } from './recipe/state-in-words.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';

/** Recognizes the events of stacks and their resources. */
export const cloudformationStackEvent: Recognizer = { name: 'cloudformation-stack-event', recognize };

const STACK_TYPE = 'AWS::CloudFormation::Stack';

function recognize(subject: RecognitionSubject): Notification | undefined {
  const pairs: ReadonlyMap<string, string> = new Map(readQuotedPairs(subject.text));
  const stackId = pairs.get('StackId') ?? '';
  const status = pairs.get('ResourceStatus') ?? '';
  if (stackId === '' || status === '') return undefined;

  const arn = parseArn(stackId);
  const origin = readOrigin(arn?.accountId ?? pairs.get('Namespace'), arn?.region);
  const tone = judgeState(status);
  return newNotification(subject, {
    recognizer: cloudformationStackEvent.name,
    kind: 'CloudFormation Stack',
    name: payloadText(pairs.get('StackName') ?? stackId),
    summary: payloadText(sentenceOf(pairs, status)),
    description: payloadText(pairs.get('ResourceStatusReason')),
    severity: severityOfTone(tone),
    state: status,
    tone,
    accountId: origin.accountId,
    region: origin.region,
    occurredAt: readInstant(pairs.get('Timestamp') ?? ''),
    facts: [...resourceFacts(pairs), ...origin.facts],
    consoleUrl: origin.region === undefined ? undefined : stackConsoleUrl(origin.region, stackId),
    incident: { key: `cloudformation:${stackId}`, transition: transitionOf(pairs, tone) },
  });
}

// The title names the stack.
function resourceFacts(pairs: ReadonlyMap<string, string>): readonly Fact[] {
  if (isStackItself(pairs)) return [];
  const physicalId = pairs.get('PhysicalResourceId') ?? '';
  const isArn = parseArn(physicalId) !== undefined;
  const facts: readonly (Fact | undefined)[] = [
    textFact('Resource', pairs.get('LogicalResourceId')),
    textFact('Resource type', pairs.get('ResourceType')),
    physicalId === ''
      ? undefined
      : { label: 'Physical ID', value: isArn ? { kind: 'arn', arn: physicalId } : { kind: 'code', text: physicalId } },
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** For example `Stack checkout was rolled back.` */
function sentenceOf(pairs: ReadonlyMap<string, string>, status: string): string | undefined {
  const stack = pairs.get('StackName') ?? '';
  const resource = pairs.get('LogicalResourceId') ?? '';
  if (stack === '') return undefined;
  if (isStackItself(pairs)) return `Stack ${stack} ${stateInWords(status)}.`;
  return resource === '' ? undefined : `Resource ${resource} of stack ${stack} ${stateInWords(status)}.`;
}

function textFact(label: string, text: string | undefined): Fact | undefined {
  return text === undefined || text === '' ? undefined : { label, value: { kind: 'text', text } };
}

// A nested stack is a resource of its parent: only an event about the stack itself decides about the whole.
function isStackItself(pairs: ReadonlyMap<string, string>): boolean {
  return pairs.get('ResourceType') === STACK_TYPE && pairs.get('PhysicalResourceId') === pairs.get('StackId');
}

function transitionOf(pairs: ReadonlyMap<string, string>, tone: StateTone): IncidentTransition {
  if (!isStackItself(pairs)) return 'update';
  // ROLLBACK_IN_PROGRESS is bad, and not the end.
  return tone === 'progress' || (pairs.get('ResourceStatus') ?? '').endsWith('IN_PROGRESS') ? 'open' : 'close';
}
