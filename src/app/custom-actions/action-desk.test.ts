import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionSayer } from '../../domain/action-desk.ts';
import { ACTIONS_MAX, type CustomAction } from '../../domain/custom-action.ts';
import { incidentCode } from '../../domain/incident-code.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import { recognizeEvent } from '../../notifications/recognize/recognize-event.ts';
import { openContext, type TestContext } from '../../notifications/testing/open-context.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';
import { anAction } from '../../storage/testing/an-action.ts';
import { ActionBook, type ActionSettings } from './action-book.ts';
import { createActionDesk } from './action-desk.ts';

const ofFile = anAction({ actionName: 'of-file', managedBy: 'file' });
const settings: ActionSettings = {
  customActions: [ofFile],
  find: (name) =>
    name === 'ops' || name === 'dev'
      ? aChannelConfiguration({ configurationName: name, ...(name === 'ops' ? { customActionNames: ['of-file'] } : {}) })
      : undefined,
};

let context: TestContext;
let book: ActionBook;
let changes: number;

beforeEach(async () => {
  context = await openContext();
  book = new ActionBook(settings);
  changes = 0;
});
afterEach(() => context.close());

const deskOf = () =>
  createActionDesk({
    ...context,
    book,
    settings,
    recognize: (event) => recognizeEvent(event, { onRecognizerFailure: () => undefined }),
    titleOf: ({ kind }) => kind,
    async onChanged() {
      changes += 1;
      await book.refresh(context.store.records);
    },
  });

const sayerIn = (configurationName: string, isAdministrator = false): ActionSayer => ({
  by: { userId: 'web:ana', displayName: 'Ana' },
  channel: { platform: 'web', workspaceId: '', channelId: configurationName },
  commandId: 'command-1',
  configurationName,
  isAdministrator,
});

const audited = async () =>
  (await context.store.records.auditEvents.list({ limit: 100 })).map(({ kind, detail }) => [kind, detail['actionName'] ?? null]);

const custom = (additionalContext: Readonly<Record<string, string>>): string =>
  JSON.stringify({ version: '1.0', source: 'custom', content: { description: 'blocked' }, metadata: { additionalContext } });

/** An event of which a channel had a message. */
async function show(eventId: string, text: string, configurationName = 'ops'): Promise<void> {
  await context.store.write(async ({ events, incidents, deliveries }) => {
    await incidents.insert(anIncident({ id: `incident-of-${eventId}`, configurationName, incidentKey: eventId }));
    await events.insert(aRawEvent({ id: eventId, text }), 'routed');
    await deliveries.insert(aDelivery({ id: `delivery-of-${eventId}`, eventId, configurationName, incidentId: `incident-of-${eventId}` }));
  });
}

describe('createActionDesk', () => {
  it('makes an action, shows it where it was made, and puts it on record', async () => {
    const desk = deskOf();
    const outcome = await desk.create(anAction({ actionName: 'mine', configurationName: 'other' }), sayerIn('ops'));

    expect(outcome).toMatchObject({
      kind: 'done',
      listed: { associatedBy: 'chat', action: { configurationName: 'ops', managedBy: 'chat', author: { displayName: 'Ana' } } },
    });
    expect(changes).toBe(1);
    expect((await desk.list('ops')).map(({ action, associatedBy }) => [action.actionName, associatedBy])).toEqual([
      ['mine', 'chat'],
      ['of-file', 'file'],
    ]);
    expect((await desk.list('dev')).map(({ associatedBy }) => associatedBy)).toEqual([undefined, undefined]);
    expect(await audited()).toEqual([['action.created', 'mine']]);
  });

  it('refuses a name that is taken, by the file as well', async () => {
    const desk = deskOf();
    await desk.create(anAction({ actionName: 'mine' }), sayerIn('ops'));

    await expect(desk.create(anAction({ actionName: 'mine' }), sayerIn('dev'))).resolves.toMatchObject({ kind: 'refused' });
    await expect(desk.create(anAction({ actionName: 'of-file' }), sayerIn('dev'))).resolves.toMatchObject({ kind: 'refused' });
    expect(changes).toBe(1);
  });

  it('makes no more than each notification can be held against', async () => {
    await context.store.write(async ({ customActions }) => {
      for (let number = 0; number < ACTIONS_MAX; number += 1) await customActions.save(anAction({ actionName: `a-${number}` }));
    });

    await expect(deskOf().create(anAction({ actionName: 'mine' }), sayerIn('ops'))).resolves.toMatchObject({ kind: 'refused' });
  });

  it('lets an action be changed where it was made, and by administrators', async () => {
    const desk = deskOf();
    await desk.create(anAction({ actionName: 'mine' }), sayerIn('ops'));
    const edited: CustomAction = anAction({ actionName: 'mine', region: 'eu-west-1' });

    await expect(desk.edit(edited, sayerIn('dev'))).resolves.toMatchObject({ kind: 'refused' });
    await expect(desk.delete('mine', sayerIn('dev'))).resolves.toMatchObject({ kind: 'refused' });
    await expect(desk.edit(edited, sayerIn('dev', true))).resolves.toMatchObject({
      kind: 'done',
      listed: { action: { region: 'eu-west-1', configurationName: 'ops' } },
    });
    await expect(desk.edit(anAction({ actionName: 'of-file' }), sayerIn('ops', true))).resolves.toMatchObject({ kind: 'refused' });
    await expect(desk.edit(anAction({ actionName: 'nobody' }), sayerIn('ops'))).resolves.toEqual({ kind: 'unknown' });
    await expect(desk.delete('mine', sayerIn('ops'))).resolves.toMatchObject({ kind: 'done' });
    await expect(desk.find('mine', 'ops')).resolves.toBeUndefined();
    expect((await audited()).map(([kind]) => kind)).toEqual(['action.deleted', 'action.edited', 'action.created']);
  });

  it('shows buttons in a channel and hides them, but for those that the file shows', async () => {
    const desk = deskOf();

    await expect(desk.associate('of-file', sayerIn('dev'))).resolves.toMatchObject({ kind: 'done', listed: { associatedBy: 'chat' } });
    expect(book.listAssociated('dev').map(({ actionName }) => actionName)).toEqual(['of-file']);
    await expect(desk.disassociate('of-file', sayerIn('dev'))).resolves.toMatchObject({ kind: 'done' });
    expect(book.listAssociated('dev')).toEqual([]);
    await expect(desk.disassociate('of-file', sayerIn('ops'))).resolves.toMatchObject({ kind: 'refused' });
    await expect(desk.associate('nobody', sayerIn('dev'))).resolves.toEqual({ kind: 'unknown' });
    expect(await audited()).toEqual([
      ['action.disassociated', 'of-file'],
      ['action.associated', 'of-file'],
    ]);
  });

  it('binds an action to an event, by its id or the code of its incident', async () => {
    await show('event-a', custom({ IPAddress: '192.0.2.7' }));
    const desk = deskOf();
    const action = anAction();

    for (const code of ['event-a', 'EVENT-A', incidentCode('incident-of-event-a'), incidentCode('incident-of-event-a').toLowerCase()]) {
      const binding = await desk.bind(action, { configurationName: 'ops', code });
      expect(binding).toMatchObject({
        kind: 'bound',
        eventId: 'event-a',
        attachment: { buttonText: 'Allow' },
        title: 'Custom notification',
      });
      expect(binding.kind === 'bound' ? [binding.findValue('ip'), binding.findValue('other')] : []).toEqual(['192.0.2.7', undefined]);
    }
  });

  it('binds nothing to an event of another channel, of another kind, or without what it needs', async () => {
    await show('event-a', custom({ IPAddress: '192.0.2.7' }));
    await show('event-b', custom({ Other: 'x' }));
    await show('event-c', 'disk almost full');
    const desk = deskOf();

    await expect(desk.bind(anAction(), { configurationName: 'dev', code: 'event-a' })).resolves.toEqual({ kind: 'unknown-event' });
    await expect(desk.bind(anAction(), { configurationName: 'ops', code: 'event-x' })).resolves.toEqual({ kind: 'unknown-event' });
    await expect(desk.bind(anAction(), { configurationName: 'ops', code: 'event-b' })).resolves.toEqual({ kind: 'not-offered' });
    await expect(desk.bind(anAction(), { configurationName: 'ops', code: 'event-c' })).resolves.toEqual({ kind: 'not-offered' });
  });

  it('tells what an event of the channel has for actions', async () => {
    await show('event-a', custom({ IPAddress: '192.0.2.7' }));

    await expect(deskOf().describeEvent({ configurationName: 'ops', code: 'event-a' })).resolves.toMatchObject({
      notificationType: 'Custom',
      variables: expect.arrayContaining([{ name: 'IPAddress', value: '192.0.2.7' }]) as unknown,
    });
    await expect(deskOf().describeEvent({ configurationName: 'dev', code: 'event-a' })).resolves.toBeUndefined();
  });

  it('puts on record who ran what about which event', async () => {
    const press = { actionName: 'mine', eventId: 'event-a', buttonText: 'Look', title: 'web-cpu-high' };
    await deskOf().noteRun({ press, commandText: 'lambda list-functions' }, sayerIn('ops'));

    const [event] = await context.store.records.auditEvents.list({ limit: 1 });
    expect(event).toMatchObject({
      kind: 'action.run',
      commandId: 'command-1',
      person: { displayName: 'Ana' },
      detail: { ...press, configurationName: 'ops', commandText: 'lambda list-functions' },
    });
  });
});
