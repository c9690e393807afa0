// The counters as Prometheus metrics.
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { rememberBriefly } from '../lib/remember-briefly.ts';
import type { AuditMetrics, CommandMetrics, Metrics, QueueMetrics, SenderMetrics } from './metrics.ts';

/** Values that are read when somebody asks for the metrics. */
export interface MeasuredValues {
  /** Deliveries by status, as the store has them. */
  countDeliveries(): Promise<Readonly<Record<string, number>>>;
  /** How many events are on disk and have not gone through the flow yet. */
  countBacklog?(): number;
  /** Names of the configurations that the organization's policy disables. */
  listDisabled?(): readonly string[];
}

/** Metrics with their text form. */
export interface PrometheusMetrics extends Metrics, QueueMetrics, CommandMetrics, AuditMetrics, SenderMetrics {
  readonly contentType: string;
  /** The text that `GET /metrics` answers. */
  render(): Promise<string>;
}

/** Makes the counters in a registry of their own. */
export function createPrometheusMetrics(values: MeasuredValues): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'signalbox_' });
  const perConfiguration = (name: string, help: string): Counter<'configuration_name'> =>
    new Counter({ name: `signalbox_${name}_total`, help, labelNames: ['configuration_name'], registers: [registry] });

  const processed = perConfiguration('events_processed', 'Events received for a configuration.');
  const throttled = perConfiguration('events_throttled', 'Deliveries that had to wait for the chat platform.');
  const digested = perConfiguration('messages_digested', 'Messages told in a digest, because more came than their channel can show.');
  const unsupported = perConfiguration('unsupported_events', 'Events shown as plain text or plain fields.');
  const unknownKinds = new Counter({
    name: 'signalbox_events_of_unknown_kind_total',
    help: 'Events shown by their shape, because no recipe is for their source and type.',
    labelNames: ['source', 'type'],
    registers: [registry],
  });
  const unrouted = new Counter({
    name: 'signalbox_events_unrouted_total',
    help: 'Events that no channel wanted, by the door at which they came in.',
    labelNames: ['door'],
    registers: [registry],
  });
  const delivered = perConfiguration('message_delivery_success', 'Messages posted or edited.');
  const failed = perConfiguration('message_delivery_failure', 'Messages that will not be posted; see the dead deliveries.');
  const superseded = perConfiguration('superseded_edits', 'Changes of messages that were folded into a later one that waited.');
  const fellBack = perConfiguration('fallback_messages', 'Messages posted in the fallback of a configuration that could not be reached.');
  const lookedUp = new Counter({
    name: 'signalbox_outcome_lookups_total',
    help: 'Messages of which no answer had come and that were looked for before they were sent again: found, absent, unknown.',
    labelNames: ['configuration_name', 'result'],
    registers: [registry],
  });
  const blocked = new Gauge({
    name: 'signalbox_channels_blocked',
    help: 'Configurations whose channel takes nothing before an operator has mended something: 1 each.',
    labelNames: ['configuration_name'],
    registers: [registry],
  });
  const unreached = new Gauge({
    name: 'signalbox_workspaces_unreachable',
    help: 'Workspaces that do not answer at all; one attempt in a while asks them: 1 each.',
    labelNames: ['platform', 'workspace_id'],
    registers: [registry],
  });
  const doors = new Counter({
    name: 'signalbox_door_requests_total',
    help: 'Requests at the doors by outcome.',
    labelNames: ['door', 'outcome'],
    registers: [registry],
  });
  const recognizers = new Counter({
    name: 'signalbox_recognizer_failures_total',
    help: 'Recognizers that threw; the next one was asked.',
    labelNames: ['recognizer'],
    registers: [registry],
  });
  const rules = new Counter({
    name: 'signalbox_rule_failures_total',
    help: 'Notification rules that matched and could not be applied; the message was shown without them.',
    labelNames: ['rule'],
    registers: [registry],
  });
  const gathered = new Counter({
    name: 'signalbox_context_gathered_total',
    help: 'Parts of the context of alarms that were read at AWS.',
    labelNames: ['configuration_name', 'part'],
    registers: [registry],
  });
  const leftOut = new Counter({
    name: 'signalbox_context_left_out_total',
    help: 'Parts of the context of alarms that were left out, by reason.',
    labelNames: ['configuration_name', 'part', 'reason'],
    registers: [registry],
  });
  const commands = new Counter({
    name: 'signalbox_commands_total',
    help: 'Commands by their outcome: succeeded, failed, outcome-unknown, denied, rejected, error.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const actionRuns = new Counter({
    name: 'signalbox_actions_run_total',
    help: 'Custom actions whose commands were let run, by the name of the action.',
    labelNames: ['action'],
    registers: [registry],
  });
  const queues = new Counter({
    name: 'signalbox_queue_messages_total',
    help: 'Messages of SQS queues by what became of them, and calls to the queues that failed.',
    labelNames: ['queue', 'outcome'],
    registers: [registry],
  });
  const senders = new Gauge({
    name: 'signalbox_notify_sender_last_used_timestamp_seconds',
    help: 'When a sender at the HTTP door was last let in, by its kind of key and whether that is being replaced.',
    labelNames: ['sender', 'proof', 'key'],
    registers: [registry],
  });
  const sinkLags = new Gauge({
    name: 'signalbox_audit_sink_lag_events',
    help: 'Audit events that a sink does not have yet.',
    labelNames: ['sink'],
    registers: [registry],
  });
  const sinkFailures = new Counter({
    name: 'signalbox_audit_sink_failures_total',
    help: 'How often a sink of the audit log could not be brought up to date.',
    labelNames: ['sink'],
    registers: [registry],
  });
  const countDeliveries = rememberBriefly(() => values.countDeliveries());
  const deliveries = new Gauge({
    name: 'signalbox_deliveries',
    help: 'Deliveries by status.',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      // Without the store there is nothing to say about deliveries; everything else is needed then more than ever.
      const counts = await countDeliveries().catch(() => ({}));
      deliveries.reset();
      for (const [status, count] of Object.entries(counts)) deliveries.set({ status }, count);
    },
  });
  const backlog = new Gauge({
    name: 'signalbox_event_backlog',
    help: 'Events that are on disk and have not gone through the flow yet.',
    registers: [registry],
    collect() {
      backlog.set(values.countBacklog?.() ?? 0);
    },
  });
  const disabled = new Gauge({
    name: 'signalbox_configurations_disabled',
    help: "Configurations that the organization's chat applications policy disables: 1 each.",
    labelNames: ['configuration_name'],
    registers: [registry],
    collect() {
      disabled.reset();
      for (const name of values.listDisabled?.() ?? []) disabled.set({ configuration_name: name }, 1);
    },
  });

  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    eventProcessed: (name) => processed.inc({ configuration_name: name }),
    eventThrottled: (name) => throttled.inc({ configuration_name: name }),
    messageDigested: (name) => digested.inc({ configuration_name: name }),
    eventUnsupported: (name) => unsupported.inc({ configuration_name: name }),
    eventOfUnknownKind: (source, type) => unknownKinds.inc({ source, type }),
    eventUnrouted: (door) => unrouted.inc({ door }),
    messageDelivered: (name) => delivered.inc({ configuration_name: name }),
    messageDeliveryFailed: (name) => failed.inc({ configuration_name: name }),
    messageSuperseded: (name) => superseded.inc({ configuration_name: name }),
    messageFellBack: (name) => fellBack.inc({ configuration_name: name }),
    outcomeLookedUp: (name, result) => lookedUp.inc({ configuration_name: name, result }),
    channelBlocked: (name, isBlocked) => {
      if (isBlocked) blocked.set({ configuration_name: name }, 1);
      else blocked.remove({ configuration_name: name });
    },
    workspaceReached: (platform, workspace, isReached) => {
      if (isReached) unreached.remove({ platform, workspace_id: workspace });
      else unreached.set({ platform, workspace_id: workspace }, 1);
    },
    doorRequest: (door, outcome) => doors.inc({ door, outcome }),
    recognizerFailed: (recognizer) => recognizers.inc({ recognizer }),
    ruleFailed: (ruleName) => rules.inc({ rule: ruleName }),
    contextGathered: (name, part) => gathered.inc({ configuration_name: name, part }),
    contextLeftOut: (name, part, reason) => leftOut.inc({ configuration_name: name, part, reason }),
    commandEnded: (outcome) => commands.inc({ outcome }),
    actionRun: (actionName) => actionRuns.inc({ action: actionName }),
    auditSinkLag: (sink, eventCount) => {
      if (eventCount === undefined) sinkLags.remove({ sink });
      else sinkLags.set({ sink }, eventCount);
    },
    auditSinkFailed: (sink) => sinkFailures.inc({ sink }),
    senderLetIn: ({ name, proof, isPrevious, lastUsedAt }) =>
      senders.set({ sender: name, proof, key: isPrevious ? 'previous' : 'current' }, lastUsedAt.getTime() / 1000),
    queueMessages: (queue, outcome, count) => queues.inc({ queue, outcome }, count),
  };
}
