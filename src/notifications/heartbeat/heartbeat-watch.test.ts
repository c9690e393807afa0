import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import { parseMatcher, type Matcher } from '../../domain/matcher.ts';
import type { Door } from '../../domain/raw-event.ts';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { Store } from '../../storage/store.ts';
import { labelEvent } from '../label-event.ts';
import { recognizeEvent } from '../recognize/recognize-event.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { HeartbeatWatch, type WatchedSource } from './heartbeat-watch.ts';

const MINUTE = 60_000;

let context: TestContext;
let store: Store;
let sources: WatchedSource[];
let told: string[];
beforeEach(async () => {
  context = await openContext();
  ({ store } = context);
  told = [];
  sources = [
    { name: 'backup', matchers: [matcher('sender=nightly-*')], every: '15m', everyMs: 15 * MINUTE, severity: 'high', tells: 'ops' },
  ];
});
afterEach(async () => {
  await store.close();
  await context.close();
});

function matcher(text: string): Matcher {
  const parsed = parseMatcher(text);
  if (parsed.status === 'faulty') throw new Error(parsed.fault);
  return parsed.matcher;
}

function newWatch(): HeartbeatWatch {
  const current = { ...context, store };
  return new HeartbeatWatch({
    context: current,
    sources: () => sources,
    noticesIn: (name) => ({
      raise: async ({ key }) => void told.push(`${name}: raise ${key}`),
      clear: async (key) => void told.push(`${name}: clear ${key}`),
    }),
    setTimer: () => () => undefined,
  });
}

function hear(watch: HeartbeatWatch, sender: string, door: Door = 'notify-http'): void {
  const event = aRawEvent({ sender, door });
  const notification = recognizeEvent(event, { onRecognizerFailure: () => undefined });
  watch.hear({ labels: labelEvent(notification, event), door });
}

/** Checks every minute. */
async function pass(watch: HeartbeatWatch, minutes: number): Promise<readonly string[]> {
  told.length = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    context.advance(MINUTE);
    await watch.check();
  }
  return [...new Set(told)];
}

describe('HeartbeatWatch', () => {
  it('tells that a source has fallen quiet, and that it is back', async () => {
    const watch = newWatch();
    await watch.check();
    hear(watch, 'nightly-job');

    expect(await pass(watch, 14)).toEqual(['ops: clear heartbeat backup']);
    expect(await pass(watch, 2)).toContain('ops: raise heartbeat backup');
    hear(watch, 'nightly-job');
    expect(await pass(watch, 3)).toEqual(['ops: clear heartbeat backup']);
  });

  it('takes nothing else for a sign of life', async () => {
    const watch = newWatch();
    await watch.check();
    context.advance(14 * MINUTE);
    hear(watch, 'another-job');
    hear(watch, 'nightly-job', 'sample');
    hear(watch, 'nightly-job', 'signalbox');

    await watch.stop();
    await expect(store.records.heartbeats.find('backup')).resolves.not.toHaveProperty('lastSeenAt');
  });

  it('goes on after a stop of some hours: quiet stays quiet, and nothing else is called so', async () => {
    const watch = newWatch();
    sources = [...sources, { ...(sources[0] as WatchedSource), name: 'audit', matchers: [matcher('sender=audit')] }];
    await watch.check();
    await pass(watch, 10);
    hear(watch, 'audit');
    await pass(watch, 6);
    await watch.stop();
    await store.close();
    context.advance(5 * 60 * MINUTE);
    store = await createSqliteStore({ dataFolder: context.dataFolder });

    const later = newWatch();
    expect((await pass(later, 1)).toSorted()).toEqual(['ops: clear heartbeat audit', 'ops: raise heartbeat backup']);
    expect(await pass(later, 9)).toContain('ops: raise heartbeat audit');
  });

  it('forgets what is watched no more', async () => {
    const watch = newWatch();
    await watch.check();
    sources = [];

    expect(await pass(watch, 1)).toEqual(['ops: clear heartbeat backup']);
    await expect(store.records.heartbeats.list()).resolves.toEqual([]);
  });

  it('ends what an earlier process has told of a source that is not watched any more', async () => {
    await pass(newWatch(), 1);
    const incidentKey = 'signalbox:heartbeat backup';
    await store.write(({ incidents }) => incidents.insert(anIncident({ id: 'quiet', incidentKey, configurationName: 'ops' })));

    sources = [];
    expect(await pass(newWatch(), 2)).toEqual(['ops: clear heartbeat backup']);
  });
});
