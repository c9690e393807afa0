import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditVerifier } from '../domain/audit-verifier.ts';
import { auditEntryToJson } from '../domain/audit-line.ts';
import { AuditKeeper } from './audit-keeper.ts';
import { FakeSink, openAudit, type OpenedAudit } from './testing/open-audit.ts';

let audit: OpenedAudit;
let keeper: AuditKeeper;

beforeEach(async () => {
  audit = await openAudit();
  keeper = new AuditKeeper(audit);
});
afterEach(() => audit.close());

const anchors = async () => (await audit.chain()).filter(({ event }) => event.kind === 'audit.anchored').map(({ event }) => event.detail);

describe('AuditKeeper', () => {
  it('anchors the chains at start, every hour and at the stop, in the log and in every sink', async () => {
    const sinks = [new FakeSink('one'), new FakeSink('two')];
    await keeper.start();
    await keeper.apply(sinks);
    await audit.append({}, {});
    await audit.ring();
    await audit.ring();
    await keeper.stop();

    const chain = await audit.chain();
    const { node } = audit.store.records.auditEvents;
    expect(await anchors()).toMatchObject([
      { occasion: 'start', heads: [] },
      { occasion: 'hour', heads: [{ node, day: '2026-03-01', sequence: 3, count: 3, hash: chain[2]?.link.hash }] },
      { occasion: 'hour', heads: [{ sequence: 4, count: 4 }] },
      { occasion: 'stop', heads: [{ sequence: 5, count: 5, hash: chain[4]?.link.hash }] },
    ]);
    for (const sink of sinks) expect(sink.written).toStrictEqual(chain);
    // The first has nothing to say.
    expect(audit.log.filter((line) => line.includes('was anchored'))).toHaveLength(3);
  });

  it('leaves a chain that can be verified', async () => {
    await keeper.start();
    await audit.append({});
    await keeper.stop();

    const verifier = new AuditVerifier({ scope: 'whole' });
    for (const entry of await audit.chain()) verifier.add(auditEntryToJson(entry), '');
    expect(verifier.finish()).toMatchObject({ isIntact: true, eventCount: 3, anchorCount: 1 });
  });

  it('starts all the same where the anchor cannot be written, and tries it soon', async () => {
    let isFull = true;
    const store = {
      ...audit.store,
      write: (unit: Parameters<typeof audit.store.write>[0]) => (isFull ? Promise.reject(new Error('full')) : audit.store.write(unit)),
    } as typeof audit.store;
    keeper = new AuditKeeper({ ...audit, context: { ...audit.context, store } });

    await expect(keeper.start()).resolves.toBeUndefined();
    expect(audit.delays()).toEqual([60_000]);
    isFull = false;
    await audit.ring();

    expect(await anchors()).toMatchObject([{ occasion: 'hour' }]);
    expect(audit.delays()).toEqual([60 * 60_000]);
  });

  it('writes to other sinks after a change, and no more to those that are gone', async () => {
    const [old, fresh] = [new FakeSink('old'), new FakeSink('fresh')];
    await keeper.start();
    await keeper.apply([old]);
    await audit.ring();
    await keeper.apply([fresh]);
    await audit.append({});
    await audit.ring();

    expect(old.isClosed).toBe(true);
    expect(old.written.some(({ event }) => event.kind === 'command.received')).toBe(false);
    expect(fresh.written.some(({ event }) => event.kind === 'command.received')).toBe(true);
    expect(audit.lags.get('old')).toBeUndefined();
  });
});
