// Looks after incidents between their events: shows what is kept back no more, reminds of what stays bad, says that something is calm again.
// Each incident is a unit that looks first whether it still is so: it may run on several nodes, and after any crash, and does it once.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { channelKey } from '../domain/channel.ts';
import { updatePolicyOf } from '../domain/channel-preferences.ts';
import type { Incident } from '../domain/incident.ts';
import { lookAtOf, mutingKey, mutingKeyOf } from '../domain/incident-look.ts';
import type { Muting } from '../domain/muting.ts';
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { reminderPauseMs, type ReminderRule } from '../domain/reminder-rule.ts';
import { SEVERITIES } from '../domain/severity.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { Message } from '../messages/message.ts';
import type { RecordWriters } from '../storage/store.ts';
import { createComposeAnew } from './compose-anew.ts';
import { composeGist } from './compose/compose-gist.ts';
import { composeReminder, type ReminderCause } from './compose/compose-reminder.ts';
import { enqueueChange } from './deliver/enqueue-change.ts';
import { priorityOf } from './deliver/delivery-priority.ts';
import { createFlowStages, type FlowStagesOptions } from './flow-stages.ts';
import { labelEvent } from './label-event.ts';
import type { MutingBook } from './mute/muting-book.ts';
import type { Mute } from './pipeline.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';
import { routeEvent, routeFollowUps } from './route/route-event.ts';
import type { RouteTree } from './route/route-tree.ts';

/** What it works with. */
export interface IncidentCareOptions extends FlowStagesOptions {
  readonly directory: ChannelDirectory;
  readonly routes: () => RouteTree | undefined;
  readonly mute: Mute;
  readonly book: Pick<MutingBook, 'mayHaveEnded'>;
  readonly remindersOf: (configurationName: string) => ReminderRule | undefined;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** Looks after incidents. */
export interface IncidentCare {
  /** Shows what was kept back by what is over. */
  release(signal?: AbortSignal): Promise<void>;
  /** Reminds, and says what is calm. */
  remind(signal?: AbortSignal): Promise<void>;
}

/** How many incidents are read at once. */
const PAGE = 100;

/** How long an incident waits for its reminder that something keeps quiet: what is told at the end of that is a reminder too. */
const QUIET_PAUSE_MS = 5 * 60_000;

/** Makes what looks after them. */
export function createIncidentCare(options: IncidentCareOptions): IncidentCare {
  const { context, directory, book, remindersOf, wakeDelivery } = options;
  const { store, now, newId, logger } = context;
  const stages = createFlowStages(options);
  const composeMessage = createComposeAnew(options);

  async function release(signal?: AbortSignal): Promise<void> {
    for (const key of await store.records.incidents.listMutings()) {
      if (!book.mayHaveEnded(key, now())) continue;
      let after = '';
      for (;;) {
        const page = await store.records.incidents.listMutedBy(key, { limit: PAGE, after });
        for (const { id } of page) {
          if (signal?.aborted === true) return;
          await look(id, (records, incident) => releaseOne(records, incident, key));
        }
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) break;
        after = last.id;
      }
    }
  }

  async function remind(signal?: AbortSignal): Promise<void> {
    const due = await store.records.incidents.listToLookAt(now(), PAGE);
    for (const { id } of due) {
      if (signal?.aborted === true) return;
      await look(id, async (records, incident) => {
        const at = lookAtOf(incident);
        if (at === undefined || at > now()) return;
        const calmAt = incident.flapping?.calmAt;
        if (calmAt !== undefined && Date.parse(calmAt) <= now().getTime()) await calmOne(records, incident);
        else await remindOne(records, incident);
      });
    }
  }

  /** One that fails keeps none of the others waiting. */
  async function look(id: string, work: (records: RecordWriters, incident: Incident) => Promise<void>): Promise<void> {
    try {
      const touched = await store.write(async (records) => {
        const incident = await records.incidents.find(id);
        if (incident !== undefined) await work(records, incident);
        return incident?.configurationName;
      });
      const channel = touched === undefined ? undefined : directory.find(touched)?.channel;
      if (channel !== undefined) wakeDelivery(channelKey(channel));
    } catch (error) {
      logger.error({ error, incidentId: id }, 'an incident could not be looked after; it is tried again');
    }
  }

  async function releaseOne(records: RecordWriters, incident: Incident, key: string): Promise<void> {
    const { muted, ...rest } = incident;
    if (muted === undefined || mutingKeyOf(incident) !== key) return;
    const told = await tell(records, incident, muted.eventId);
    if (told === undefined) return records.incidents.replace(rest);
    const muting = mutingNow(told);
    if (muting !== undefined) {
      const isSame = mutingKey(muting) === key && muting.text === muted.text;
      return isSame ? undefined : records.incidents.replace({ ...incident, muted: { ...muted, ...muting } });
    }
    const keptBack = { text: muted.text, since: muted.since };
    const awake = withReminderLater({ ...rest, keptBack });
    if (incident.isUnshown === true) await showFirst(records, awake, told);
    else await showAgain(records, awake, { told, cause: { kind: 'heard-again', ...keptBack } });
  }

  async function showFirst(records: RecordWriters, incident: Incident, told: Told): Promise<void> {
    const { isUnshown: _shownNow, ...rest } = incident;
    const shownSince = rest.steps.at(-1)?.at ?? rest.openedAt;
    const shown: Incident = { ...rest, shownSince, threadStartedAt: shownSince };
    await records.incidents.replace(shown);
    await stages.prepare({ ...told, incident: shown }, [told.configuration]);
    const message = stages.compose({ ...told, incident: shown });
    await records.deliveries.insert(toDelivery({ told, incident: shown, message, action: 'post' }));
  }

  /** Its message stands: that shows it, and a reply says so, but to nobody who sees to it already. */
  async function showAgain(
    records: RecordWriters,
    incident: Incident,
    { told, cause }: { readonly told: Told; readonly cause: ReminderCause },
  ): Promise<void> {
    await records.incidents.replace(incident);
    await enqueueChange(records, { incident, composeMessage, now: now(), newId });
    if (incident.acknowledgement === undefined) await reply(records, incident, { told, cause });
  }

  async function remindOne(records: RecordWriters, incident: Incident): Promise<void> {
    const { remindAt: _due, ...rest } = incident;
    const rule = remindersOf(incident.configurationName);
    const severity = incident.steps.at(-1)?.severity;
    const isOf = rule !== undefined && severity !== undefined && rule.severities.includes(severity);
    const isOver = incident.closedAt !== undefined || incident.acknowledgement !== undefined;
    const told = isOf && !isOver ? await tellNewest(records, incident) : undefined;
    if (rule === undefined || told === undefined) return records.incidents.replace(rest);
    if (incident.muted !== undefined) return records.incidents.replace({ ...incident, remindAt: later(QUIET_PAUSE_MS) });
    const muting = mutingNow(told);
    if (muting !== undefined) {
      const muted = { ...muting, since: now().toISOString(), eventId: told.event.id };
      return records.incidents.replace({ ...incident, muted, remindAt: later(QUIET_PAUSE_MS) });
    }
    const reminderCount = (incident.reminderCount ?? 0) + 1;
    const reminded = { ...incident, reminderCount, remindAt: later(reminderPauseMs(rule, reminderCount)) };
    await records.incidents.replace(reminded);
    await reply(records, reminded, { told, cause: { kind: 'still-bad' } });
  }

  async function calmOne(records: RecordWriters, incident: Incident): Promise<void> {
    const { flapping, changes: _before, ...calm } = incident;
    await records.incidents.replace(calm);
    const told = await tellNewest(records, calm);
    if (told === undefined || flapping === undefined || calm.muted !== undefined || calm.isUnshown === true) return;
    await enqueueChange(records, { incident: calm, composeMessage, now: now(), newId });
    await reply(records, calm, { told, cause: { kind: 'calm', changeCount: flapping.changeCount, since: flapping.since } });
  }

  /** A reminder of its own where the platform has no threads: no history in the message tells it. */
  async function reply(
    records: RecordWriters,
    incident: Incident,
    { told, cause }: { readonly told: Told; readonly cause: ReminderCause },
  ): Promise<void> {
    const { configuration, notification } = told;
    const isGoodCalm = cause.kind === 'calm' && incident.closedAt !== undefined;
    const mentions =
      cause.kind === 'still-bad' ? (remindersOf(configuration.configurationName)?.mentions ?? []) : isGoodCalm ? [] : SEVERITIES;
    const message = composeReminder({ notification, incident, configuration, cause, mentions, now: now() });
    const { show } = updatePolicyOf(configuration.updates, await records.channelPreferences.find(channelKey(configuration.channel)));
    await records.deliveries.insert(toDelivery({ told, incident, message, action: 'reply', updates: { show, edit: false } }));
  }

  interface Told {
    readonly event: RawEvent;
    readonly notification: Notification;
    readonly configuration: ChannelConfiguration;
  }

  async function tellNewest(records: RecordWriters, incident: Incident): Promise<Told | undefined> {
    const eventId = incident.muted?.eventId ?? (await records.deliveries.findNewestOfIncident(incident.id))?.eventId;
    return eventId === undefined ? undefined : tell(records, incident, eventId);
  }

  async function tell(records: RecordWriters, { configurationName }: Incident, eventId: string): Promise<Told | undefined> {
    const configuration = directory.find(configurationName);
    const stored = await records.events.find(eventId);
    if (configuration?.state !== 'ENABLED' || stored?.state !== 'routed') return undefined;
    return { event: stored.event, notification: stages.recognize(stored.event), configuration };
  }

  function mutingNow({ event, notification, configuration }: Told): Muting | undefined {
    const { configurationName } = configuration;
    const labels = labelEvent(notification, event);
    const { topicArn } = event;
    const audience =
      topicArn === undefined
        ? ({ kind: 'configurations', configurationNames: [configurationName] } as const)
        : ({ kind: 'topic', topicArn } as const);
    const at = now();
    const toRoute = { labels, audience, door: event.door, at, directory, tree: options.routes() };
    const here = [...routeEvent(toRoute), ...routeFollowUps(toRoute, new Set([configurationName]))].find(
      (one) => one.configuration.configurationName === configurationName,
    ) ?? { configuration, routeNames: [] };
    return options.mute([here], { event, notification, labels, now: at })[0]?.muting;
  }

  /** What is told now need not be told again at once. */
  function withReminderLater(incident: Incident): Incident {
    const rule = remindersOf(incident.configurationName);
    if (rule === undefined || incident.remindAt === undefined) return incident;
    return { ...incident, remindAt: later(reminderPauseMs(rule, incident.reminderCount ?? 0)) };
  }

  function later(milliseconds: number): string {
    return new Date(now().getTime() + milliseconds).toISOString();
  }

  function toDelivery({
    told: { event, notification, configuration },
    incident,
    ...shown
  }: {
    readonly told: Told;
    readonly incident: Incident;
    readonly message: Message;
    readonly action: Delivery['action'];
    readonly updates?: Delivery['updates'];
  }): Delivery {
    const gist = composeGist(notification);
    const at = now();
    return {
      id: newId(),
      eventId: event.id,
      configurationName: configuration.configurationName,
      channel: configuration.channel,
      incidentId: incident.id,
      gist,
      priority: priorityOf(shown.action, gist.severity),
      status: 'queued',
      attemptCount: 0,
      queuedAt: at,
      nextAttemptAt: at,
      isPossibleDuplicate: false,
      action: shown.action,
      message: shown.message,
      ...(shown.updates === undefined ? {} : { updates: shown.updates }),
    };
  }

  return { release, remind };
}
