import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LogGroups } from '../aws/log-groups.ts';
import { ChannelLog } from './channel-log.ts';

let written: string[];
let isBroken: boolean;
let timers: { readonly callback: () => void; readonly delayMs: number }[];
let warnings: string[];
let log: ChannelLog;

beforeEach(() => {
  [written, isBroken, timers, warnings] = [[], false, [], []];
  const logGroups: LogGroups = {
    async append({ groupName, streamName }, lines) {
      if (isBroken) return { status: 'failed', reason: 'denied' };
      written.push(...lines.map(({ text }) => `${groupName} ${streamName} ${text}`));
      return { status: 'ok' };
    },
  };
  log = new ChannelLog({
    logGroups,
    now: () => new Date('2026-03-01T12:00:00Z'),
    setTimer: (callback, delayMs) => {
      timers.push({ callback, delayMs });
      return () => undefined;
    },
    logger: pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) }),
  });
});

const add = (id: number, configurationName = 'ops'): void => {
  log.add({ configurationName, level: 'ERROR', text: 'delivery is dead', fields: { id } });
};
/** Lets the newest timer ring, and what it begins end. */
async function ring(): Promise<number> {
  const timer = timers.pop();
  timer?.callback();
  await new Promise((resolve) => setImmediate(resolve));
  return timer?.delayMs ?? 0;
}

describe('ChannelLog', () => {
  it('gathers lines and writes them to the groups of their configurations', async () => {
    add(1);
    add(2, 'night');
    add(3);
    expect(timers).toHaveLength(1);
    await ring();

    const line = (name: string, id: number): string =>
      `/aws/chatbot/${name} deliveries {"at":"2026-03-01T12:00:00.000Z","level":"ERROR","configurationName":"${name}","text":"delivery is dead","id":${id}}`;
    expect(written).toEqual([line('ops', 1), line('ops', 3), line('night', 2)]);
    expect(timers).toEqual([]);
  });

  it('keeps the newest thousand lines while a group cannot be reached, and says so once', async () => {
    isBroken = true;
    for (let id = 1; id <= 1_500; id += 1) add(id);
    await ring();
    expect(await ring()).toBe(30_000);
    add(1_501);
    isBroken = false;
    await ring();

    expect(written).toHaveLength(1_000);
    expect(written.at(-1)).toContain('"id":1501');
    expect(warnings).toHaveLength(1);
  });

  it('writes what waits when it is stopped, and takes nothing more', async () => {
    add(1);
    await log.stop();
    add(2);

    expect(written).toHaveLength(1);
    expect(timers).toHaveLength(1);
  });
});
