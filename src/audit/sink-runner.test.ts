import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SinkRunner } from './sink-runner.ts';
import { FakeSink, openAudit, type OpenedAudit } from './testing/open-audit.ts';

let audit: OpenedAudit;
let sink: FakeSink;

beforeEach(async () => {
  audit = await openAudit();
  sink = new FakeSink();
});
afterEach(() => audit.close());

function start(to = sink, findChains?: () => Promise<(node: string) => boolean>): SinkRunner {
  const { store, setTimer, logger, metrics } = audit;
  const runner = new SinkRunner({ sink: to, store, findChains, setTimer, logger, metrics });
  runner.start();
  return runner;
}
const warnings = (): readonly string[] => audit.log.filter((line) => line.includes('behind'));

describe('SinkRunner', () => {
  it('hands over everything in order, more than one batch, and then what comes', async () => {
    await audit.append(...Array.from({ length: 1_001 }, () => ({})));
    start();
    await audit.ring();
    expect(sink.written).toStrictEqual(await audit.chain());

    await audit.append({}, {});
    await audit.ring();

    expect(sink.written).toStrictEqual(await audit.chain());
    expect(audit.lags.get('fake')).toBe(0);
    expect(audit.delays()).toEqual([1_000]);
  });

  it('loses nothing while the sink cannot be reached, says so once, and waits longer each time', async () => {
    await audit.append({}, {});
    sink.isBroken = true;
    start();
    const delays: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await audit.ring();
      delays.push(...audit.delays());
    }
    expect(delays).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
    expect(audit.lags.get('fake')).toBe(2);
    expect(warnings()).toHaveLength(1);

    sink.isBroken = false;
    await audit.append({});
    await audit.ring();

    expect(sink.written).toStrictEqual(await audit.chain());
    expect(audit.log.join('')).toContain('has caught up');
    expect(audit.lags.get('fake')).toBe(0);
  });

  it('leaves chains to other nodes, and goes on where those have come to', async () => {
    await audit.append({}, {});
    let isOurs = true;
    const findChains = async () => () => isOurs;
    start(sink, findChains);
    await audit.ring();
    isOurs = false;
    await audit.append({}, {});
    await audit.ring();
    expect(sink.written).toHaveLength(2);
    // Another node has brought one of them there.
    const third = (await audit.chain())[2];
    if (third === undefined) throw new Error('there are four entries');
    const { node, sequence, hash } = third.link;
    await audit.store.write(({ auditEvents }) => auditEvents.putCursor({ sink: 'fake', node, sequence, hash }));

    isOurs = true;
    await audit.ring();

    expect(sink.written).toHaveLength(3);
  });

  it('goes on over a restart where it was, each sink for itself', async () => {
    await audit.append({}, {});
    const first = start();
    await audit.ring();
    await first.stop();
    await audit.append({});

    const [again, other] = [new FakeSink(), new FakeSink('other')];
    start(again);
    start(other);
    await audit.ring();

    const chain = await audit.chain();
    expect(again.written).toStrictEqual(chain.slice(2));
    expect(other.written).toStrictEqual(chain);
  });

  it('hands over again what was written but not noted, and nothing less', async () => {
    await audit.append({}, {});
    const runner = new SinkRunner({
      ...audit,
      sink,
      store: {
        ...audit.store,
        write: (unit) => (sink.written.length === 0 ? audit.store.write(unit) : Promise.reject(new Error('the disk is full'))),
      },
    });
    runner.start();
    await audit.ring();
    expect(warnings()).toMatchObject([expect.stringContaining('the disk is full')]);
    await runner.stop();

    start();
    await audit.ring();

    const chain = await audit.chain();
    expect(sink.written).toStrictEqual([...chain, ...chain]);
  });

  it('hands over nothing that a power cut could take from the log: what it reads is perhaps not on the disk yet', async () => {
    await audit.append({});
    let isOnDisk = false;
    const runner = new SinkRunner({
      ...audit,
      sink,
      store: {
        ...audit.store,
        write: (unit) => (isOnDisk ? audit.store.write(unit) : Promise.reject(new Error('the disk did not take a commit'))),
      },
    });
    runner.start();
    await audit.ring();
    expect(sink.written).toEqual([]);

    isOnDisk = true;
    await audit.ring();

    expect(sink.written).toStrictEqual(await audit.chain());
    await runner.stop();
  });

  it('looks once more when it is stopped, and closes the sink', async () => {
    const runner = start();
    await audit.ring();
    await audit.append({});

    await runner.stop();

    expect(sink.written).toHaveLength(1);
    expect(sink.isClosed).toBe(true);
    expect(audit.delays()).toEqual([]);
  });

  it('says where a sink has more than the log', async () => {
    const { node } = audit.store.records.auditEvents;
    await audit.append({});
    await audit.store.write(({ auditEvents }) => auditEvents.putCursor({ sink: 'fake', node, sequence: 7, hash: '' }));

    start();
    await audit.ring();

    expect(audit.log.join('')).toContain('the audit log is shorter than what a sink has of it');
    expect(sink.written).toEqual([]);
  });
});
