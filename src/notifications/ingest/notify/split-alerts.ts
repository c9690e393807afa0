// A webhook of Alertmanager or Grafana, taken apart: it tells of a whole group each time one of its alerts changes, and again every few
// hours. Each alert becomes an event of its own, which is the same event when it is told of again.
import type { z } from 'zod';
import { AlertWebhook } from '../../../contract/alert-webhook.ts';
import { sha256 } from '../../../lib/sha256.ts';
import { cutAlert } from './cut-alert.ts';

/** One alert as an event: the webhook as it would be for this alert alone, and what makes two of them the same. */
export interface AlertEvent {
  readonly text: string;
  /** Without its sender. */
  readonly identity: string;
}

/** The longest text of one alert: as long as any event of AWS (Amazon SNS developer guide, message size: 256 KB). */
const ALERT_MAX_CHARACTERS = 256 * 1024;

/** How much of what a whole group has in common is repeated with each of its alerts. */
const SHARED_MAX_CHARACTERS = 4_096;

/**
 * How deep an alert may be. Labels and annotations are texts (Prometheus documentation, webhook_config), and Grafana has one level more;
 * V8 reads JSON of any depth, and cannot write what it has read.
 */
const DEPTH_MAX = 32;

type Webhook = z.infer<typeof AlertWebhook>;
type Alert = Webhook['alerts'][number];
type JsonObject = Readonly<Record<string, unknown>>;

/** What came of taking a body apart. */
export type SplitAlerts =
  | {
      readonly status: 'alerts';
      readonly count: number;
      /** Makes some of them: with what they have in common, all together may be a hundred times as long as the body. */
      readonly eventsOf: (start: number, end: number) => readonly AlertEvent[];
    }
  /** Something else, which is an event as it is. */
  | { readonly status: 'other' };

/** Takes a webhook apart; `sender` keeps alerts of several installations apart, whose labels may be the same. */
export function splitAlerts(text: string, sender: string): SplitAlerts {
  const webhook = readWebhook(text);
  if (webhook === undefined) return { status: 'other' };
  const { alerts } = webhook;
  const shared = sharedOf(webhook);
  const eventsOf = (start: number, end: number): readonly AlertEvent[] =>
    alerts.slice(start, end).map((alert) => toEvent(alert, shared, sender));
  return { status: 'alerts', count: alerts.length, eventsOf };
}

/** Reads one as it came: what a schema hands back lacks members that are called as what every object has. */
function readWebhook(text: string): Webhook | undefined {
  // Most of what comes is something else, and parsing it would be for nothing.
  if (!text.includes('"alerts"')) return undefined;
  const document = parseJson(text);
  return isWebhook(document) && !isDeeperThan(document, DEPTH_MAX) ? document : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isWebhook(document: unknown): document is Webhook {
  return AlertWebhook.safeParse(document).success;
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(member, depth - 1));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Fields of the group that say where it comes from (Prometheus documentation, webhook_config; Grafana documentation, webhook notifier).
// The rest is about the other alerts of it: counts, title, message, what all labels have in common.
const SHARED_FIELDS = ['version', 'receiver', 'groupLabels', 'externalURL', 'orgId'];

function sharedOf(group: Webhook): JsonObject {
  const shared = Object.fromEntries(SHARED_FIELDS.filter((name) => Object.hasOwn(group, name)).map((name) => [name, group[name]]));
  return JSON.stringify(shared).length <= SHARED_MAX_CHARACTERS ? shared : { receiver: group.receiver.slice(0, 256) };
}

function toEvent(alert: Alert, shared: JsonObject, sender: string): AlertEvent {
  const { status, startsAt, endsAt } = alert;
  const fingerprint = fingerprintOf(alert);
  // What the recognizer knows an incident by: the alert, however it is grouped and by whichever route it comes.
  const frame = { ...shared, status, groupKey: `${sender}/${fingerprint}` };
  const whole = writeEvent(alert, frame);
  const text = whole.length <= ALERT_MAX_CHARACTERS ? whole : writeEvent(cutAlert(alert), frame);
  // Alertmanager tells of an alert that goes on without a change of its start; one that is over has its end besides.
  const parts = [sender, fingerprint, status, textOf(startsAt), status === 'resolved' ? textOf(endsAt) : ''];
  return { text, identity: sha256(JSON.stringify(parts)) };
}

function writeEvent(alert: Alert, frame: JsonObject): string {
  const { labels, annotations } = alert;
  const commonAnnotations = isObject(annotations) ? annotations : {};
  return JSON.stringify({ ...frame, commonLabels: labels, commonAnnotations, alerts: [alert] });
}

// Match: 4f1d0c2b9f3ad1ee. Near miss: 4f1d 0c2b.
const FINGERPRINT = /^[A-Za-z0-9_-]{1,64}$/;

/** The sender's own where there is one; else what it is made of, the labels. */
function fingerprintOf({ fingerprint, labels }: Alert): string {
  if (typeof fingerprint === 'string' && FINGERPRINT.test(fingerprint)) return fingerprint;
  const sorted = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(sorted)).slice(0, 32);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
