// What Signalbox counts and measures, named after AWS Chatbot's CloudWatch metrics; see prometheus-metrics.ts for the registry.
import type { Door } from '../domain/raw-event.ts';

/** The counters that flows increase; labels are configuration names, and payload text only where it is bounded. */
export interface Metrics {
  /** An event was received for a configuration (AWS/Chatbot EventsProcessed). */
  eventProcessed(configurationName: string): void;
  /** A delivery had to wait for the platform's pace (AWS/Chatbot EventsThrottled). */
  eventThrottled(configurationName: string): void;
  /** A message was taken into a digest, because more came than its channel can show. */
  messageDigested(configurationName: string): void;
  /** An event was shown as plain text or plain fields (AWS/Chatbot UnsupportedEvents). */
  eventUnsupported(configurationName: string): void;
  /** An event came of a kind that nobody has written a recipe for; the names are bounded in number and length. */
  eventOfUnknownKind(source: string, type: string): void;
  /** No channel wanted an event that had come in at a door. */
  eventUnrouted(door: Door): void;
  /** A message was posted or edited (AWS/Chatbot MessageDeliverySuccess). */
  messageDelivered(configurationName: string): void;
  /** A message will not be posted: it is dead (AWS/Chatbot MessageDeliveryFailure). */
  messageDeliveryFailed(configurationName: string): void;
  /** A change of a message was folded, since a later one that waited says all of it. */
  messageSuperseded(configurationName: string): void;
  /** What could not be delivered is posted in the fallback of its configuration. */
  messageFellBack(configurationName: string): void;
  /** Before a message of which no answer came was sent again, the platform was asked for it: `found`, `absent` or `unknown`. */
  outcomeLookedUp(configurationName: string, result: string): void;
  /** A channel takes nothing before an operator has mended something, or takes messages again. */
  channelBlocked(configurationName: string, isBlocked: boolean): void;
  /** A workspace does not answer at all any more, or answers again. */
  workspaceReached(platform: string, workspaceId: string, isReached: boolean): void;
  /** A request at a door ended, with its outcome, for example `accepted` or `bad-signature`. */
  doorRequest(door: string, outcome: string): void;
  /** A recognizer threw; the next one was asked. */
  recognizerFailed(recognizer: string): void;
  /** A rule of the configuration matched a notification and could not be applied. */
  ruleFailed(ruleName: string): void;
  /** A part of an alarm's context was read at AWS, for example `log-lines`. */
  contextGathered(configurationName: string, part: string): void;
  /** A part of an alarm's context was left out, for example `log-lines` because it was `slow`. */
  contextLeftOut(configurationName: string, part: string, reason: string): void;
}

/** What the commands flow counts. */
export interface CommandMetrics {
  /** A command ended, with its outcome, for example `succeeded`, `denied` or `rejected`. */
  commandEnded(outcome: string): void;
  /** The commands of a custom action were let run. */
  actionRun(actionName: string): void;
}

/** What the doors that read queues count. */
export interface QueueMetrics {
  /** So many messages of a queue (or calls to it) came to this, for example `received`, `redelivered`, `deleted` or `receive-failed`. */
  queueMessages(queueName: string, outcome: string, count: number): void;
}

/** What the HTTP door notes of its senders. */
export interface SenderMetrics {
  /** A sender was let in by a key of this kind, which is being replaced where `isPrevious`. */
  senderLetIn(use: { readonly name: string; readonly proof: string; readonly isPrevious: boolean; readonly lastUsedAt: Date }): void;
}

/** What the audit log counts. */
export interface AuditMetrics {
  /** How many events a sink lacks; undefined where the sink is not written to any more. */
  auditSinkLag(sink: string, eventCount: number | undefined): void;
  /** A sink could not be brought up to date; it is tried again. */
  auditSinkFailed(sink: string): void;
}
