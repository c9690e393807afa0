// No query on the way of an event or a page reads a whole table: what is quick with ten rows stays so with millions.
import { Kysely, type CompiledQuery } from 'kysely';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { aDigest } from '../../domain/testing/a-digest.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import { migrate } from '../sql/migrations/migrate.ts';
import type { QueryRunner } from '../sql/query-runner.ts';
import { prepareRecords } from '../sql/records.ts';
import type { StoreSchema } from '../sql/schema.ts';
import type { RecordWriters } from '../store.ts';
import { aCommandRecord } from '../testing/a-command-record.ts';
import { aDelivery } from '../testing/a-delivery.ts';
import { anAuditEvent } from '../testing/an-audit-event.ts';
import { anAlias } from '../testing/an-alias.ts';
import { anInhibitor, aSilence } from '../testing/a-silence.ts';
import { aStoredFile } from '../../domain/testing/a-stored-file.ts';
import { aUserRole } from '../testing/a-user-role.ts';
import { aWatch } from '../testing/a-watch.ts';
import { NodeSqliteConnection } from './node-sqlite-connection.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import { sqliteColumnFlavor } from './sqlite-column-flavor.ts';

const now = new Date('2026-03-01T03:00:00Z');
const ofAna = { channel: { platform: 'web', workspaceId: '', channelId: 'ops' }, userId: 'web:ana' } as const;

describe('query plans', () => {
  let database: DatabaseSync;
  let db: Kysely<StoreSchema>;

  beforeEach(async () => {
    database = new DatabaseSync(':memory:');
    db = new Kysely<StoreSchema>({ dialect: new NodeSqliteDialect(new NodeSqliteConnection(database)) });
    await migrate(db, { flavor: sqliteColumnFlavor });
  });
  afterEach(() => db.destroy());

  /** Returns the plans of the queries that some work on the records runs; they find nothing, or what is given. */
  async function plansOf(work: (records: RecordWriters) => Promise<unknown>, found: readonly unknown[] = []): Promise<string> {
    const plans: string[] = [];
    const runner: QueryRunner = {
      async run<Row>({ sql }: CompiledQuery<Row>): Promise<readonly Row[]> {
        const steps = database.prepare(`explain query plan ${sql}`).all();
        plans.push(...steps.map(({ detail }) => String(detail)));
        return found as readonly Row[];
      },
    };
    // What the query did not find may be an error; here only its plan counts.
    await work(prepareRecords(db, 'node').writer(runner)).catch(() => undefined);
    return plans.join('\n');
  }

  it.each<[string, (records: RecordWriters) => Promise<unknown>]>([
    ['events.find', ({ events }) => events.find('id')],
    ['events.listHeld', ({ events }) => events.listHeld('arn')],
    ['events.countHeld', ({ events }) => events.countHeld('arn')],
    ['events.measureHeld', ({ events }) => events.measureHeld()],
    ['events.listUnrouted', ({ events }) => events.listUnrouted('arn', 9)],
    ['events.refuseHeld', ({ events }) => events.refuseHeld('arn')],
    ['events.recordRepeat', ({ events }) => events.recordRepeat('key', now)],
    ['events.insert', ({ events }) => events.insert(aRawEvent(), 'routed')],
    ['events.setState', ({ events }) => events.setState('id', 'routed')],
    ['deliveries.find', ({ deliveries }) => deliveries.find('id')],
    ['deliveries.list by status', ({ deliveries }) => deliveries.list({ status: 'dead', limit: 9 })],
    ['deliveries.list by configuration', ({ deliveries }) => deliveries.list({ configurationName: 'ops', limit: 9 })],
    ['deliveries.listOfEvent', ({ deliveries }) => deliveries.listOfEvent('id')],
    ['deliveries.findDue', ({ deliveries }) => deliveries.findDue('web//ops', now)],
    ['deliveries.findNextAttemptAt', ({ deliveries }) => deliveries.findNextAttemptAt('web//ops')],
    ['deliveries.findNewestOfIncident', ({ deliveries }) => deliveries.findNewestOfIncident('id')],
    ['deliveries.isSuperseded', ({ deliveries }) => deliveries.isSuperseded('id')],
    ['deliveries.countWaitingPosts', ({ deliveries }) => deliveries.countWaitingPosts('web//ops', now, 9)],
    ['deliveries.listWaiting', ({ deliveries }) => deliveries.listWaiting('web//ops', { now, limit: 9 })],
    ['deliveries.listDigested', ({ deliveries }) => deliveries.listDigested('id', { afterSequence: 0, limit: 9 })],
    ['digests.find', ({ digests }) => digests.find('id')],
    ['digests.findOpen', ({ digests }) => digests.findOpen('web//ops', 'storm')],
    ['digests.hasAny', ({ digests }) => digests.hasAny('web//ops')],
    ['digests.listOpenChannels', ({ digests }) => digests.listOpenChannels()],
    ['deliveries.listDueGroups', ({ deliveries }) => deliveries.listDueGroups('web//ops', now, 9)],
    ['deliveries.listOfGroup', ({ deliveries }) => deliveries.listOfGroup('web//ops', 'group', 9)],
    ['deliveries.leaveGroup', ({ deliveries }) => deliveries.leaveGroup('id')],
    ['digests.findOpenGroup', ({ digests }) => digests.findOpenGroup('web//ops', 'group')],
    ['digests.listOpenGroups', ({ digests }) => digests.listOpenGroups('web//ops', 9)],
    ['digests.insert', ({ digests }) => digests.insert(aDigest())],
    ['digests.replace', ({ digests }) => digests.replace(aDigest())],
    ['deliveries.hasLaterEdit', ({ deliveries }) => deliveries.hasLaterEdit('id')],
    [
      'deliveries.listStranded',
      ({ deliveries }) => deliveries.listStranded({ channelKey: 'web//ops', configurationName: 'ops', queuedBefore: now, limit: 9 }),
    ],
    ['deliveries.listOverdue', ({ deliveries }) => deliveries.listOverdue({ channelKey: 'web//ops', queuedBefore: now, limit: 9 })],
    [
      'deliveries.listDead',
      ({ deliveries }) => deliveries.listDead({ configurationName: 'ops', since: now, reasonPart: 'archived' }, { limit: 100, before: 7 }),
    ],
    ['deliveries.hurry', ({ deliveries }) => deliveries.hurry(now)],
    ['deliveries.bringForward', ({ deliveries }) => deliveries.bringForward(now, 60_000)],
    ['incidents.findNewest', ({ incidents }) => incidents.findNewest('ops', 'key')],
    ['deliveries.insert', ({ deliveries }) => deliveries.insert(aDelivery())],
    ['deliveries.update', ({ deliveries }) => deliveries.update('id', { status: 'sent' })],
    ['deliveries.hurryEdits', ({ deliveries }) => deliveries.hurryEdits('id', now)],
    ['deliveries.requeue', ({ deliveries }) => deliveries.requeue('id', now)],
    ['deliveries.requeueInterrupted', ({ deliveries }) => deliveries.requeueInterrupted(now)],
    ['deliveries.requeueInterrupted in a channel', ({ deliveries }) => deliveries.requeueInterrupted(now, 'web//ops')],
    ['deliveries.look', ({ deliveries }) => deliveries.look('web//ops', now, 9)],
    ['deliveries.startSending', ({ deliveries }) => deliveries.startSending('id')],
    ['deliveries.listSendingChannels', ({ deliveries }) => deliveries.listSendingChannels()],
    ['incidents.find', ({ incidents }) => incidents.find('id')],
    ['incidents.findOpen', ({ incidents }) => incidents.findOpen('ops', 'key')],
    ['incidents.replace', ({ incidents }) => incidents.replace(anIncident())],
    ['incidents.findByCode', ({ incidents }) => incidents.findByCode('ops', 'code')],
    ['incidents.listOpen', ({ incidents }) => incidents.listOpen('ops', 9)],
    ['incidents.listOpenIn', ({ incidents }) => incidents.listOpenIn('key')],
    ['incidents.listMutedBy', ({ incidents }) => incidents.listMutedBy('silence:code', { limit: 9 })],
    ['incidents.listToLookAt', ({ incidents }) => incidents.listToLookAt(now, 9)],
    ['aliases.find', ({ aliases }) => aliases.find('all', 'name')],
    ['aliases.list', ({ aliases }) => aliases.list('all')],
    ['aliases.put', ({ aliases }) => aliases.put(anAlias())],
    ['aliases.take', ({ aliases }) => aliases.take('all', 'name')],
    ['silences.find', ({ silences }) => silences.find('id')],
    ['silences.listCurrent', ({ silences }) => silences.listCurrent(now)],
    ['silences.replace', ({ silences }) => silences.replace(aSilence())],
    ['silences.deleteEnded', ({ silences }) => silences.deleteEnded(now)],
    ['inhibitors.find', ({ inhibitors }) => inhibitors.find('rule', 'key')],
    ['inhibitors.listOpen', ({ inhibitors }) => inhibitors.listOpen()],
    ['inhibitors.put', ({ inhibitors }) => inhibitors.put(anInhibitor())],
    ['inhibitors.deleteSilent', ({ inhibitors }) => inhibitors.deleteSilent(now)],
    ['leases.find', ({ leases }) => leases.find('name')],
    ['leases.isHeld', ({ leases }) => leases.isHeld({ name: 'name', holder: 'id' })],
    ['leases.renew', ({ leases }) => leases.renew('id', { now, aliveUntil: now })],
    ['leases.leave', ({ leases }) => leases.leave('id')],
    ['leases.take', ({ leases }) => leases.take({ name: 'name', holder: 'id' }, now)],
    ['leases.release', ({ leases }) => leases.release({ name: 'name', holder: 'id' })],
    ['topics.find', ({ topics }) => topics.find('arn')],
    ['topics.delete', ({ topics }) => topics.delete('arn')],
    ['webMessages.listNewest', ({ webMessages }) => webMessages.listNewest('ops', 9)],
    ['webMessages.listNewest before', ({ webMessages }) => webMessages.listNewest('ops', 9, 'id')],
    ['webMessages.listChanged', ({ webMessages }) => webMessages.listChanged(1, 9)],
    ['webMessages.put', ({ webMessages }) => webMessages.put({ id: 'id', channelId: 'ops', payload: '', now })],
    ['signIns.findSession', ({ signIns }) => signIns.findSession('hash')],
    ['signIns.takeLink', ({ signIns }) => signIns.takeLink('hash')],
    ['signIns.deleteExpired', ({ signIns }) => signIns.deleteExpired(now)],
    ['commands.find', ({ commands }) => commands.find('id')],
    ['commands.findByKey', ({ commands }) => commands.findByKey('key')],
    ['commands.findAwaiting', ({ commands }) => commands.findAwaiting('web//ops', 'code')],
    ['commands.findAwaitingApproval', ({ commands }) => commands.findAwaitingApproval('web//ops', 'code')],
    ['commands.insert', ({ commands }) => commands.insert(aCommandRecord())],
    ['commands.advance', ({ commands }) => commands.advance('id', 'received', { status: 'executing' })],
    ['commands.listAt', ({ commands }) => commands.listAt('executing')],
    ['drafts.find', ({ drafts }) => drafts.find('web//ops', 'web:ana')],
    ['drafts.put', ({ drafts }) => drafts.put({ ...ofAna, commandText: 'ec2', expiresAt: now })],
    ['drafts.delete', ({ drafts }) => drafts.delete('web//ops', 'web:ana')],
    ['drafts.deleteExpired', ({ drafts }) => drafts.deleteExpired(now)],
    ['offers.find', ({ offers }) => offers.find('web//ops', 'code')],
    ['offers.put', ({ offers }) => offers.put({ channel: ofAna.channel, code: 'code', commandText: 'ec2', expiresAt: now })],
    ['offers.deleteExpired', ({ offers }) => offers.deleteExpired(now)],
    ['userRoles.list', ({ userRoles }) => userRoles.list({ userId: 'web:ana' })],
    ['userRoles.put', ({ userRoles }) => userRoles.put(aUserRole())],
    ['userRoles.take', ({ userRoles }) => userRoles.take(aUserRole())],
    ['userRoles.findProof', ({ userRoles }) => userRoles.findProof('hash')],
    ['userRoles.takeProof', ({ userRoles }) => userRoles.takeProof('hash')],
    ['userRoles.deleteExpiredProofs', ({ userRoles }) => userRoles.deleteExpiredProofs(now)],
    ['files.find', ({ files }) => files.find('id')],
    ['files.insert', ({ files }) => files.insert(aStoredFile())],
    ['files.deleteExpired', ({ files }) => files.deleteExpired(now)],
    ['files.deleteBeyond', ({ files }) => files.deleteBeyond('web//ops', 9)],
    ['preferences.find', ({ preferences }) => preferences.find('web//ops', 'web:ana')],
    ['preferences.put', ({ preferences }) => preferences.put(ofAna)],
    ['watches.find', ({ watches }) => watches.find('id')],
    ['watches.findOpen', ({ watches }) => watches.findOpen('web//ops', 'code')],
    ['watches.listRunning', ({ watches }) => watches.listRunning()],
    ['watches.insert', ({ watches }) => watches.insert(aWatch())],
    ['watches.advance', ({ watches }) => watches.advance('id', 'running', { status: 'stopped' })],
    ['watches.deleteOffered', ({ watches }) => watches.deleteOffered(now)],
    ['auditEvents.append', ({ auditEvents }) => auditEvents.append(anAuditEvent())],
    ['auditEvents.list before', ({ auditEvents }) => auditEvents.list({ before: 'id', limit: 9 })],
    ['auditEvents.list by command', ({ auditEvents }) => auditEvents.list({ commandId: 'id', before: 'id', limit: 9 })],
    ['auditEvents.list by person', ({ auditEvents }) => auditEvents.list({ userId: 'web:ana', before: 'id', limit: 9 })],
    ['auditEvents.list by kind', ({ auditEvents }) => auditEvents.list({ kinds: ['topic.refused'], since: now, before: 'id', limit: 9 })],
    ['auditEvents.listEntries', ({ auditEvents }) => auditEvents.listEntries({ after: 7, limit: 9 })],
    ['auditEvents.listChain', ({ auditEvents }) => auditEvents.listChain({ node: 'node', after: 7, limit: 9 })],
    ['auditEvents.countOfDay', ({ auditEvents }) => auditEvents.countOfDay('node', '2026-03-01')],
    ['auditEvents.putCursor', ({ auditEvents }) => auditEvents.putCursor({ sink: 'file', node: 'node', sequence: 1, hash: '' })],
    ['auditEvents.list by both', ({ auditEvents }) => auditEvents.list({ commandId: 'id', userId: 'web:ana', limit: 9 })],
  ])('%s searches an index and sorts nothing', async (_, work) => {
    const plans = await plansOf(work);

    // What selects from no table scans a row that is none.
    expect(plans).not.toMatch(/^SCAN (?!CONSTANT ROW)|TEMP B-TREE/m);
  });

  it('deletes old records within a stretch, and asks an index what hangs on them', async () => {
    const page = { before: now, after: 7, limit: 9 };
    const found = [{ sequence: 8, received_at: 0, posted_at: 0, incident_id: 'incident', digest_id: 'digest' }];
    const plans = await plansOf(async ({ events, webMessages, commands, watches }) => {
      await events.deleteSettled(page);
      await webMessages.deleteOld(page);
      await commands.deleteOver(page);
      await watches.deleteOver(page);
    }, found);

    expect(plans).toContain('SEARCH event_identities USING INDEX event_identities_of_event (event_id=?)');
    expect(plans).toContain('SEARCH web_messages USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plans).toContain('SEARCH watches USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plans).toContain('SEARCH commands USING INDEX commands_by_status (status=? AND sequence>? AND sequence<?)');
    expect(plans).not.toMatch(/^SCAN|TEMP B-TREE/m);
  });

  it('looks for the next delivery among the queued ones of the channel, in their order', async () => {
    const plans = await plansOf(({ deliveries }) => deliveries.findDue('web//ops', now));

    expect(plans).toContain('SEARCH deliveries USING INDEX deliveries_queued (status=? AND channel_key=? AND priority>?)');
    expect(plans).toContain('SEARCH earlier USING COVERING INDEX deliveries_unfinished (incident_id=? AND status=? AND sequence<?)');
  });

  it('looks for a command to confirm among those of the channel that wait', async () => {
    const plans = await plansOf(({ commands }) => commands.findAwaiting('web//ops', 'code'));

    expect(plans).toBe('SEARCH commands USING INDEX commands_awaiting (channel_key=? AND confirmation_code=?)');
  });

  it('lists the audit log without a filter from the newest on', async () => {
    const plans = await plansOf(({ auditEvents }) => auditEvents.list({ limit: 9 }));

    expect(plans).toBe('SCAN audit_events');
  });

  it('finds the end of a chain and the beginning of a day in an index', async () => {
    const range = { after: 0, fromDay: '2026-03-01', toDay: '2026-03-02', limit: 9 };
    const plans = await plansOf(async ({ auditEvents }) => [
      await auditEvents.listEntries(range),
      await auditEvents.append(anAuditEvent()),
    ]);

    expect(plans).toContain('SEARCH audit_events USING INDEX audit_events_of_node (node=?)');
    expect(plans).toContain('SEARCH audit_events USING COVERING INDEX audit_events_of_day (day>?)');
    expect(plans).toContain('SEARCH audit_events USING COVERING INDEX audit_events_of_day (day<?)');
    expect(plans).toContain('SEARCH audit_events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plans).not.toContain('TEMP B-TREE');
  });

  it('lists deliveries without a filter from the newest on', async () => {
    const plans = await plansOf(({ deliveries }) => deliveries.list({ limit: 9 }));

    expect(plans).toBe('SCAN deliveries');
  });

  it('counts statuses and waiting channels in an index, without reading messages', async () => {
    const plans = await plansOf(({ deliveries }) => Promise.all([deliveries.countByStatus(), deliveries.listWaitingChannels()]));

    expect(plans).toBe(
      'SCAN deliveries USING COVERING INDEX deliveries_by_status\nSEARCH deliveries USING COVERING INDEX deliveries_queued (status=?)',
    );
  });
});
