// Takes an event out of its envelopes: JSON in a string, an SNS message posted as it is, texts per protocol of `MessageStructure=json`,
// the records of a Lambda function that SNS or SQS called.
import type { RawEvent } from '../../domain/raw-event.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { parseJson } from './parse-json.ts';
import { readableText } from './readable-text.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import { readJsonLines } from './text/json-lines.ts';

/** How many envelopes are taken off one inside the other; our own bound, real events have three at most. */
const MAX_ENVELOPES = 8;

interface Layer {
  readonly text: string;
  readonly json: unknown;
  readonly subjectLine?: string | undefined;
  readonly topicArn?: string | undefined;
}

/** Reads an event once for all recognizers. */
export function readSubject(event: RawEvent): RecognitionSubject {
  let layer: Layer = { ...parseLayer(event.text), subjectLine: event.subject, topicArn: event.topicArn };
  for (let depth = 0; depth < MAX_ENVELOPES; depth += 1) {
    const inner = openEnvelope(layer);
    if (inner === undefined) break;
    layer = inner;
  }

  const subjectLine = layer.subjectLine === undefined ? '' : readableText(layer.subjectLine).trim();
  return {
    event,
    text: readableText(layer.text),
    json: layer.json,
    ...(subjectLine === '' ? {} : { subjectLine }),
    ...(layer.topicArn === undefined ? {} : { topicArn: layer.topicArn }),
  };
}

function parseLayer(text: string): Layer {
  const json = parseJson(text);
  return { text, json: json === undefined ? readJsonLines(text) : json.value };
}

function openEnvelope(layer: Layer): Layer | undefined {
  const { json } = layer;
  if (typeof json === 'string') return { ...layer, ...parseLayer(json) };
  if (!isJsonObject(json)) return undefined;
  const records = recordedMessages(json['Records']);
  if (records !== undefined) return openRecords(records, layer);
  if (isSnsMessage(json)) return openSnsMessage(json, layer);
  const text = textForProtocol(json);
  return text === undefined ? undefined : { ...layer, ...parseLayer(text) };
}

// What a sender meant for SNS to choose from, and published without saying so (SNS API, Publish: MessageStructure).
const PROTOCOLS: ReadonlySet<string> = new Set(
  'default application email email-json firehose http https lambda sms sqs APNS APNS_SANDBOX GCM ADM BAIDU MPNS WNS'.split(' '),
);

// A subscription of ours is HTTPS.
function textForProtocol(json: JsonObject): string | undefined {
  const keys = Object.keys(json);
  const text = json['https'] ?? json['default'];
  const isChoice = typeof json['default'] === 'string' && keys.every((key) => PROTOCOLS.has(key) && typeof json[key] === 'string');
  return isChoice && typeof text === 'string' ? text : undefined;
}

function recordedMessages(records: unknown): readonly JsonObject[] | undefined {
  if (!Array.isArray(records) || records.length === 0) return undefined;
  const messages = records.map((record: unknown) => (isJsonObject(record) ? recordedMessage(record) : undefined));
  const found = messages.filter((message) => message !== undefined);
  return found.length === records.length ? found : undefined;
}

// A record of SQS is written like one of SNS, so that the same is done with both.
function recordedMessage(record: JsonObject): JsonObject | undefined {
  if (record['EventSource'] === 'aws:sns' && isJsonObject(record['Sns'])) return record['Sns'];
  return record['eventSource'] === 'aws:sqs' && typeof record['body'] === 'string' ? { Message: record['body'] } : undefined;
}

// Lambda gets one SNS record at a time; a hand-made event may have several, and none of them may be lost.
function openRecords(messages: readonly JsonObject[], layer: Layer): Layer {
  const opened = messages.map((message) => openSnsMessage(message, layer));
  const [first] = opened;
  if (opened.length === 1 && first !== undefined) return first;
  return {
    ...layer,
    text: opened.map((message) => message.text).join('\n\n'),
    json: opened.every((message) => message.json === undefined) ? undefined : opened.map((message) => message.json ?? message.text),
    subjectLine: first?.subjectLine,
  };
}

function isSnsMessage(json: JsonObject): boolean {
  return json['Type'] === 'Notification' && typeof json['Message'] === 'string' && typeof json['TopicArn'] === 'string';
}

function openSnsMessage(message: JsonObject, layer: Layer): Layer {
  const { Message: inner, Subject: subject, TopicArn: topicArn } = message;
  return {
    // AWS's documentation prints some envelopes with the message as an object.
    ...(typeof inner === 'string' ? parseLayer(inner) : { text: layer.text, json: inner }),
    subjectLine: typeof subject === 'string' ? subject : layer.subjectLine,
    topicArn: typeof topicArn === 'string' ? topicArn : layer.topicArn,
  };
}
