import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from '../commands/testing/open-commands-flow.ts';
import { CONFIRMATION_LIFETIME_MS } from '../commands/confirm/request-confirmation.ts';
import { aStoredFile } from '../domain/testing/a-stored-file.ts';
import type { Platform } from '../platforms/platform.ts';
import { CommandHousekeeping, type CommandHousekeepingOptions } from './command-housekeeping.ts';

const CHANGE = 'ec2 stop-instances --instance-ids i-1';

let flow: CommandsFlow;
let posted: string[];
let edited: string[];
let hasButtons: boolean;
let tick: (() => void) | undefined;
let housekeeping: CommandHousekeeping;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
  posted = [];
  edited = [];
  hasButtons = true;
  tick = undefined;
  housekeeping = makeHousekeeping();
});
afterEach(async () => {
  housekeeping.stop();
  await flow.close();
});

function makeHousekeeping(listAliveNodes?: CommandHousekeepingOptions['listAliveNodes']): CommandHousekeeping {
  return new CommandHousekeeping({
    context: flow.context,
    platforms: { find: () => ({ capabilities: { buttons: hasButtons } }) as Platform },
    poster: {
      post: async (_channel, idempotencyKey, { fallbackText }) => {
        posted.push(`${idempotencyKey} ${fallbackText}`);
      },
      edit: async ({ idempotencyKey }, { fallbackText }) => {
        edited.push(`${idempotencyKey} ${fallbackText}`);
      },
    },
    ...(listAliveNodes === undefined ? {} : { listAliveNodes }),
    setTimer: (callback) => {
      tick = callback;
      return () => {
        tick = undefined;
      };
    },
  });
}

describe('CommandHousekeeping', () => {
  it('tells in its channel what a restart has interrupted, once', async () => {
    const sent = Promise.withResolvers<void>();
    flow.surroundings.answer = () => {
      sent.resolve();
      return new Promise(() => {});
    };
    void flow.say('ec2 describe-instances');
    await sent.promise;

    await housekeeping.start();
    await housekeeping.start();

    expect(posted).toEqual([expect.stringMatching(/^recovered:id-\d+ /)]);
  });

  it('takes the buttons off a card whose time is over', async () => {
    await housekeeping.start();
    await flow.say(CHANGE, { idempotencyKey: 'k1' });
    tick?.();
    await expect.poll(() => tick).toBeDefined();
    expect(edited).toEqual([]);

    flow.advance(CONFIRMATION_LIFETIME_MS);
    tick?.();

    await expect.poll(() => edited).toEqual([expect.stringMatching(/^k1 /)]);
    await expect(flow.commandsAt('expired')).resolves.toHaveLength(1);
  });

  it('leaves a card alone that has no buttons', async () => {
    hasButtons = false;
    await flow.say(CHANGE);
    flow.advance(CONFIRMATION_LIFETIME_MS);

    await housekeeping.start();

    expect(edited).toEqual([]);
    await expect(flow.commandsAt('expired')).resolves.toHaveLength(1);
  });

  it('ends what a node had in hand that has died, and nothing of those that are alive', async () => {
    const sent = Promise.withResolvers<void>();
    flow.surroundings.answer = () => {
      sent.resolve();
      return new Promise(() => {});
    };
    void flow.say('ec2 describe-instances');
    await sent.promise;
    const { node } = flow.store.records.auditEvents;
    let alive: readonly string[] = [node];
    const asked: boolean[] = [];
    housekeeping = makeHousekeeping(async (isStart) => {
      asked.push(isStart);
      return alive;
    });
    await housekeeping.start();
    tick?.();
    await expect.poll(() => asked).toEqual([true, false]);
    expect(posted).toEqual([]);

    alive = [];
    await expect.poll(() => tick).toBeDefined();
    tick?.();

    await expect.poll(() => posted).toEqual([expect.stringMatching(/^recovered:id-\d+ /)]);
  });

  it('plans nothing more when it is stopped', async () => {
    await housekeeping.start();

    housekeeping.stop();

    expect(tick).toBeUndefined();
  });

  it('deletes the files whose time is over, at its start and every ten minutes', async () => {
    const look = async (): Promise<void> => {
      const before = tick;
      tick = undefined;
      before?.();
      await expect.poll(() => tick).toBeDefined();
    };
    const insert = (id: string): Promise<void> =>
      flow.store.write(({ files }) => files.insert(aStoredFile({ id, expiresAt: new Date(flow.context.now().getTime() + 1) })));
    await insert('first');
    flow.advance(1);
    await housekeeping.start();
    await look();
    await expect(flow.store.records.files.find('first')).resolves.toBeUndefined();

    await insert('second');
    flow.advance(1);
    for (let count = 0; count < 19; count += 1) await look();
    await expect(flow.store.records.files.find('second')).resolves.toBeDefined();
    await look();
    await expect(flow.store.records.files.find('second')).resolves.toBeUndefined();
  });
});
