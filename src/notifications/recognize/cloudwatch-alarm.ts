// An alarm of CloudWatch that changed its state: metric alarms of every kind, and composite ones.
import { guidanceOfTags, guidanceOfText } from '../../domain/guidance.ts';
import type { IncidentReference, IncidentTransition, Notification } from '../../domain/notification.ts';
import { alarmChart } from './alarm/alarm-chart.ts';
import { alarmFacts } from './alarm/alarm-facts.ts';
import { alarmSeverity, alarmTone } from './alarm/alarm-severity.ts';
import { alarmSubject } from './alarm/alarm-subject.ts';
import type { Alarm } from './alarm/alarm.ts';
import { readEventbridgeAlarm } from './alarm/read-eventbridge-alarm.ts';
import { readSnsAlarm } from './alarm/read-sns-alarm.ts';
import { readDocument } from './by-shape/read-document.ts';
import { alarmConsoleUrl } from './console-url.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { newNotification } from './new-notification.ts';
import { readOrigin } from './origin.ts';
import { payloadText } from './payload-text.ts';
import { readTags } from './read-tags.ts';
import { readableText } from './readable-text.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';

/** Recognizes alarms, brought by SNS or by EventBridge. */
export const cloudwatchAlarm: Recognizer = { name: 'cloudwatch-alarm', recognize };

const TRANSITIONS: ReadonlyMap<string, IncidentTransition> = new Map([
  ['ALARM', 'open'],
  ['OK', 'close'],
]);

// Name, state and reason of an alarm are known: what looks like one in the rest of the message is a fact like any other.
const NOTHING_ELSE = { name: '', state: '', description: '' };

function recognize(subject: RecognitionSubject): Notification | undefined {
  if (!isJsonObject(subject.json)) return undefined;
  const alarm = readAlarm(subject.json);
  if (alarm === undefined) return undefined;

  const origin = readOrigin(alarm.account, alarm.region);
  const at = alarm.changedAt ?? sentAt(subject);
  const isSample = subject.event.door === 'sample';
  const tags = readTags(alarm.rest);
  const guidance = { ...guidanceOfTags(tags ?? {}), ...guidanceOfText(alarm.description ?? '') };
  const severity = alarmSeverity(alarm, guidance);
  return newNotification(subject, {
    recognizer: cloudwatchAlarm.name,
    kind: 'CloudWatch Alarm',
    name: payloadText(alarm.name),
    description: payloadText(alarm.reason),
    about: payloadText(alarm.description),
    severity,
    state: alarm.state,
    tone: alarmTone(alarm, severity),
    accountId: origin.accountId,
    region: origin.region,
    occurredAt: at,
    facts: [...alarmFacts(alarm), ...readDocument(alarm.rest, { taken: NOTHING_ELSE }).facts, ...origin.facts],
    consoleUrl: origin.region === undefined ? undefined : alarmConsoleUrl(origin.region, alarm.name),
    runbookUrl: guidance.runbookUrl,
    owner: guidance.owner,
    tags,
    chart: at === undefined ? undefined : alarmChart(alarm, { origin, at, isSample }),
    alarm: alarmSubject(alarm),
    incident: incidentOf(alarm),
  });
}

// Reading against a schema is slow; most events are told apart by one key.
function readAlarm(json: JsonObject): Alarm | undefined {
  return typeof json['AlarmName'] === 'string' ? readSnsAlarm(json) : readEventbridgeAlarm(json);
}

function incidentOf(alarm: Alarm): IncidentReference {
  const identity = alarm.arn ?? `${alarm.account ?? ''}/${alarm.region ?? ''}/${alarm.name}`;
  const part = alarm.contributor === undefined ? '' : `/${readableText(alarm.contributor.id)}`;
  return { key: `cloudwatch-alarm:${identity}${part}`, transition: TRANSITIONS.get(alarm.state) ?? 'update' };
}
