// The values of an event by the names that custom actions have for them: `$IPAddress`, `$Pipeline`, `$LogGroup`.
import type { AlarmSubject } from './alarm-subject.ts';
import { isVariableName } from './custom-action.ts';
import { isLabel, type EventLabels } from './event-labels.ts';
import type { Notification } from './notification.ts';

/** The variables that every action has; the first five and the log group are AWS's own. */
export const PREDEFINED_VARIABLES = [
  'Pipeline',
  'Stage',
  'Action',
  'CustomData',
  'ExternalEntityLink',
  'LogGroup',
  'AlarmName',
  'Account',
  'Region',
  'Kind',
  'Name',
  'State',
  'Severity',
  'Resource',
] as const;

/** One of them. */
type Predefined = (typeof PREDEFINED_VARIABLES)[number];

/** Where variables are read. */
export interface VariableSource {
  readonly notification: Notification;
  readonly labels: EventLabels;
  /** Names of the attachment, each with the label at which its value stands. */
  readonly variables: Readonly<Record<string, string>>;
}

// The approval of a pipeline comes by a message of its own, by EventBridge, or by a notification rule.
const LABELS_OF: Readonly<Record<Predefined, readonly string[]>> = {
  Pipeline: ['event.approval.pipelineName', 'event.detail.pipeline'],
  Stage: ['event.approval.stageName', 'event.detail.stage'],
  Action: ['event.approval.actionName', 'event.detail.action'],
  CustomData: ['event.approval.customData', 'event.additionalAttributes.customData', 'event.detail.additionalAttributes.customData'],
  ExternalEntityLink: [
    'event.approval.externalEntityLink',
    'event.additionalAttributes.externalEntityLink',
    'event.detail.additionalAttributes.externalEntityLink',
  ],
  LogGroup: [],
  AlarmName: [],
  Account: ['account'],
  Region: ['region'],
  Kind: ['kind'],
  Name: ['name'],
  State: ['state'],
  Severity: ['severity'],
  Resource: ['resource'],
};

const FUNCTION_NAMESPACE = 'AWS/Lambda';
const FUNCTION_DIMENSION = 'FunctionName';

/**
 * Reads a variable: as the attachment says it, else from the additional context of a custom notification, else a predefined one, else the
 * label of this name. Of several values the first counts; undefined where there is none.
 */
export function readEventVariable(name: string, { notification, labels, variables }: VariableSource): string | undefined {
  if (Object.hasOwn(variables, name)) return firstOf(variables[name] ?? '', labels);
  const given = notification.additionalContext ?? {};
  if (Object.hasOwn(given, name)) return given[name] === '' ? undefined : given[name];
  if (isPredefined(name)) return readPredefined(name, notification, labels);
  return isLabel(name) ? firstOf(name, labels) : undefined;
}

/** Lists what an event has for actions: each key of its additional context, and the predefined variables, as far as they have a value. */
export function listEventVariables(
  source: Omit<VariableSource, 'variables'>,
): readonly { readonly name: string; readonly value: string }[] {
  const given = Object.keys(source.notification.additionalContext ?? {}).filter((name) => isVariableName(name));
  return [...new Set([...given, ...PREDEFINED_VARIABLES])].flatMap((name) => {
    const value = readEventVariable(name, { ...source, variables: {} });
    return value === undefined ? [] : [{ name, value }];
  });
}

function isPredefined(name: string): name is Predefined {
  return Object.hasOwn(LABELS_OF, name);
}

function readPredefined(name: Predefined, { name: title, alarm }: Notification, labels: EventLabels): string | undefined {
  if (name === 'LogGroup') return logGroupOf(alarm);
  if (name === 'AlarmName') return alarm === undefined ? undefined : title?.source;
  return LABELS_OF[name].map((label) => firstOf(label, labels)).find((value) => value !== undefined);
}

function firstOf(label: string, labels: EventLabels): string | undefined {
  return labels(label)[0];
}

/** That of an alarm on a query of logs, or of a function whose metric is watched: AWS Lambda writes there unless it is told otherwise. */
function logGroupOf(alarm: AlarmSubject | undefined): string | undefined {
  const [named] = alarm?.logGroups ?? [];
  if (named !== undefined) return named;
  const watched = alarm?.metrics.find(({ namespace }) => namespace === FUNCTION_NAMESPACE);
  const functionName = watched?.dimensions.find(({ name }) => name === FUNCTION_DIMENSION)?.value;
  return functionName === undefined ? undefined : `/aws/lambda/${functionName}`;
}
