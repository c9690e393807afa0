// Takes what people say about custom actions: each word is one unit with its line in the audit log.
import type { ActionDesk, ActionOutcome, ActionSayer, Binding, NamedEvent } from '../../domain/action-desk.ts';
import { findAttachment, typeOfNotification } from '../../domain/action-match.ts';
import type { AuditEventKind } from '../../domain/audit-event.ts';
import { ACTIONS_MAX, type CustomAction } from '../../domain/custom-action.ts';
import { listEventVariables, readEventVariable } from '../../domain/event-variables.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import { labelEvent } from '../../notifications/label-event.ts';
import type { RecordWriters, Store } from '../../storage/store.ts';
import type { ActionBook, ActionSettings } from './action-book.ts';

/** What the desk works with. */
export interface ActionDeskOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly book: ActionBook;
  readonly settings: ActionSettings;
  /** Recognizes an event as its notification was. */
  readonly recognize: (event: RawEvent) => Notification;
  /** What the notification of an event is about, in plain words. */
  readonly titleOf: (notification: Notification) => string;
  /** Reads what was changed, and lets the other nodes know. */
  readonly onChanged: () => Promise<void>;
}

const OF_FILE = 'It comes from the configuration file: an administrator changes it there.';
const OF_ANOTHER = 'It was made in another channel: it is changed there, or by an administrator.';
const NAMED_IN_FILE = 'The configuration file shows its buttons here: an administrator takes it away there.';

type Units = Pick<RecordWriters, 'customActions' | 'auditEvents'>;

/** What a unit comes to before its outcome is told. */
type Done = { readonly kind: 'done' } | Exclude<ActionOutcome, { readonly kind: 'done' }>;

/** Makes the desk. */
export function createActionDesk(options: ActionDeskOptions): ActionDesk {
  const { store, now, newId, book, settings, recognize, titleOf, onChanged } = options;
  const isInFile = (name: string): boolean => settings.customActions.some(({ actionName }) => actionName === name);

  async function audit({ auditEvents }: Pick<Units, 'auditEvents'>, { by, channel, commandId }: ActionSayer, said: Said): Promise<void> {
    const place = { ...(channel === undefined ? {} : { channel }), ...(commandId === undefined ? {} : { commandId }) };
    await auditEvents.append({ id: newId(), at: now(), person: by, ...place, ...said });
  }

  async function change(
    actionName: string,
    { configurationName }: ActionSayer,
    unit: (records: Units) => Promise<Done>,
  ): Promise<ActionOutcome> {
    const before = book.find(actionName, configurationName);
    const done = await store.write(unit);
    if (done.kind !== 'done') return done;
    await onChanged();
    const listed = book.find(actionName, configurationName) ?? before;
    return listed === undefined ? { kind: 'unknown' } : { kind: 'done', listed };
  }

  /** One that was made in a chat, where whoever asks may change it. */
  async function findChangeable(
    actionName: string,
    sayer: ActionSayer,
    { customActions }: Units,
  ): Promise<{ readonly action: CustomAction } | Exclude<Done, { readonly kind: 'done' }>> {
    if (isInFile(actionName)) return { kind: 'refused', text: OF_FILE };
    const action = await customActions.find(actionName);
    if (action === undefined) return { kind: 'unknown' };
    const isOwn = action.configurationName === sayer.configurationName || sayer.isAdministrator;
    return isOwn ? { action } : { kind: 'refused', text: OF_ANOTHER };
  }

  return {
    list: (configurationName) => Promise.resolve(book.list(configurationName)),
    find: (actionName, configurationName) => Promise.resolve(book.find(actionName, configurationName)),
    create: (action, sayer) =>
      change(action.actionName, sayer, async (records) => {
        const { actionName } = action;
        const { configurationName } = sayer;
        if (isInFile(actionName) || (await records.customActions.find(actionName)) !== undefined) {
          return { kind: 'refused', text: `There is an action ${actionName} already; choose another name.` };
        }
        if ((await records.customActions.list()).length >= ACTIONS_MAX) {
          return { kind: 'refused', text: `There are ${ACTIONS_MAX} actions already; delete some.` };
        }
        const made: CustomAction = { ...action, managedBy: 'chat', configurationName, author: sayer.by };
        await records.customActions.save(made);
        await records.customActions.associate({ configurationName, actionName });
        await audit(records, sayer, { kind: 'action.created', detail: { actionName, configurationName, after: describeAction(made) } });
        return { kind: 'done' };
      }),
    edit: (action, sayer) =>
      change(action.actionName, sayer, async (records) => {
        const found = await findChangeable(action.actionName, sayer, records);
        if ('kind' in found) return found;
        const { configurationName, author } = found.action;
        const kept = { ...(configurationName === undefined ? {} : { configurationName }), ...(author === undefined ? {} : { author }) };
        const edited: CustomAction = { ...action, managedBy: 'chat', ...kept };
        await records.customActions.save(edited);
        await audit(records, sayer, {
          kind: 'action.edited',
          detail: { actionName: action.actionName, before: describeAction(found.action), after: describeAction(edited) },
        });
        return { kind: 'done' };
      }),
    delete: (actionName, sayer) =>
      change(actionName, sayer, async (records) => {
        const found = await findChangeable(actionName, sayer, records);
        if ('kind' in found) return found;
        await records.customActions.delete(actionName);
        await audit(records, sayer, { kind: 'action.deleted', detail: { actionName, before: describeAction(found.action) } });
        return { kind: 'done' };
      }),
    associate: (actionName, sayer) =>
      change(actionName, sayer, async (records) => {
        const { configurationName } = sayer;
        if (!isInFile(actionName) && (await records.customActions.find(actionName)) === undefined) return { kind: 'unknown' };
        await records.customActions.associate({ configurationName, actionName });
        await audit(records, sayer, { kind: 'action.associated', detail: { actionName, configurationName } });
        return { kind: 'done' };
      }),
    disassociate: (actionName, sayer) =>
      change(actionName, sayer, async (records) => {
        const { configurationName } = sayer;
        if (book.find(actionName, configurationName)?.associatedBy === 'file') return { kind: 'refused', text: NAMED_IN_FILE };
        if (book.find(actionName, configurationName) === undefined) return { kind: 'unknown' };
        await records.customActions.disassociate({ configurationName, actionName });
        await audit(records, sayer, { kind: 'action.disassociated', detail: { actionName, configurationName } });
        return { kind: 'done' };
      }),
    async bind(action, named) {
      const event = await findEvent(named, store);
      if (event === undefined) return { kind: 'unknown-event' };
      return bindTo(action, event, { notification: recognize(event), titleOf });
    },
    async describeEvent(named) {
      const event = await findEvent(named, store);
      if (event === undefined) return undefined;
      const notification = recognize(event);
      const variables = listEventVariables({ notification, labels: labelEvent(notification, event) });
      return { notificationType: typeOfNotification(notification), title: titleOf(notification), variables };
    },
    async noteRun({ press, commandText }, sayer) {
      const { configurationName } = sayer;
      await store.write((records) => audit(records, sayer, { kind: 'action.run', detail: { ...press, configurationName, commandText } }));
    },
  };
}

/** What is said about a change. */
interface Said {
  readonly kind: AuditEventKind;
  readonly detail: Readonly<Record<string, unknown>>;
}

function describeAction({ author: _author, ...action }: CustomAction): Readonly<Record<string, unknown>> {
  return { ...action };
}

/** The event, where the channel has had a message of it: whoever knows an id reads nothing of another channel's events. */
async function findEvent({ configurationName, code }: NamedEvent, { records }: Pick<Store, 'records'>): Promise<RawEvent | undefined> {
  const incident = await records.incidents.findByCode(configurationName, code.toUpperCase());
  const eventId = incident === undefined ? code.toLowerCase() : (await records.deliveries.findNewestOfIncident(incident.id))?.eventId;
  if (eventId === undefined) return undefined;
  const deliveries = await records.deliveries.listOfEvent(eventId);
  if (!deliveries.some((delivery) => delivery.configurationName === configurationName)) return undefined;
  return (await records.events.find(eventId))?.event;
}

function bindTo(
  action: CustomAction,
  event: RawEvent,
  { notification, titleOf }: { readonly notification: Notification } & Pick<ActionDeskOptions, 'titleOf'>,
): Binding {
  const subject = { notification, labels: labelEvent(notification, event) };
  const attachment = findAttachment(action, subject);
  if (attachment === undefined) return { kind: 'not-offered' };
  const { accountId, region } = notification;
  return {
    kind: 'bound',
    attachment,
    eventId: event.id,
    title: titleOf(notification),
    ...(accountId === undefined ? {} : { accountId }),
    ...(region === undefined ? {} : { region }),
    findValue: (name) => readEventVariable(name, { ...subject, variables: attachment.variables }),
  };
}
