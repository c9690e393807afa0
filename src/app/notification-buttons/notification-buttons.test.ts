import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import type { ButtonQuestion } from './button-judge.ts';
import type { ButtonSource, ButtonWish } from './button-source.ts';
import { NotificationButtons, type ButtonJudges } from './notification-buttons.ts';

const ops = aChannelConfiguration();
const event = aRawEvent();
const notification = aNotification();
const wish = (text: string, line: string, shape?: string): ButtonWish => ({
  button: { text, command: line, style: 'plain' },
  needs: [{ line, ...(shape === undefined ? {} : { shape }) }],
});

let asked: ButtonQuestion[];
let isAllowed: ButtonJudges['isAllowed'];
let rights: ButtonJudges['rights'];
let isBlind: boolean;
let now: number;
let loads: number;

beforeEach(() => {
  asked = [];
  isAllowed = async () => true;
  isBlind = false;
  rights = undefined;
  now = Date.parse('2026-11-28T12:00:00Z');
  loads = 0;
});

function buttonsOf(...sources: readonly ButtonSource[]): NotificationButtons {
  const judge: ButtonJudges = {
    isAllowed: (question) => {
      asked.push(question);
      return isAllowed(question);
    },
    isBlindToNames: () => isBlind,
    ...(rights === undefined ? {} : { rights }),
  };
  return new NotificationButtons({
    sources,
    loadJudge: () => {
      loads += 1;
      return Promise.resolve(judge);
    },
    now: () => new Date(now),
    logger: pino({ level: 'silent' }),
  });
}

const list = (buttons: NotificationButtons, shown = notification): readonly string[] =>
  buttons.list({ notification: shown, event, configuration: ops }).map(({ text }) => text);

describe('NotificationButtons', () => {
  it('offers what the channel may do, and nothing else', async () => {
    isAllowed = async ({ line }) => line !== 'ec2 stop-instances';
    const buttons = buttonsOf(() => [wish('Reboot', 'ec2 reboot-instances'), wish('Stop', 'ec2 stop-instances')]);

    expect(list(buttons)).toEqual([]);
    await buttons.prepare({ notification, event }, [ops]);

    expect(list(buttons)).toEqual(['Reboot']);
    expect(asked[0]).toEqual({ configuration: ops, line: 'ec2 reboot-instances', accountId: '123456789012', region: 'eu-central-1' });
  });

  it('asks once, and lets nobody wait for what is known', async () => {
    const buttons = buttonsOf(() => [wish('Reboot', 'ec2 reboot-instances')]);
    await Promise.all([buttons.prepare({ notification, event }, [ops]), buttons.prepare({ notification, event }, [ops])]);

    expect(asked).toHaveLength(1);
    expect(buttons.prepare({ notification, event }, [ops])).toBeUndefined();
    expect(loads).toBe(2);
  });

  it('asks for each name, Region and channel, but for one name where the guardrails are the same for all', async () => {
    const source: ButtonSource = ({ notification: { name } }) => [wish('Logs', `logs tail ${name?.source}`, 'logs tail')];
    const other = aNotification({ name: { kind: 'plain', source: 'other' } });
    const named = buttonsOf(source);
    await named.prepare({ notification, event }, [ops]);
    await named.prepare({ notification: other, event }, [ops]);
    expect(asked).toHaveLength(2);

    isBlind = true;
    const blind = buttonsOf(source);
    await blind.prepare({ notification, event }, [ops]);
    expect(blind.prepare({ notification: other, event }, [ops])).toBeUndefined();
    expect(list(blind, other)).toEqual(['Logs']);
    await blind.prepare({ notification: aNotification({ region: 'eu-west-1' }), event }, [ops]);
    await blind.prepare({ notification, event }, [aChannelConfiguration({ configurationName: 'dev' })]);
    expect(asked).toHaveLength(5);
  });

  it('asks anew behind the back of what is old, and forgets at a reload', async () => {
    const buttons = buttonsOf(() => [wish('Reboot', 'ec2 reboot-instances')]);
    await buttons.prepare({ notification, event }, [ops]);
    isAllowed = async () => false;

    now += 5 * 60_000;
    expect(buttons.prepare({ notification, event }, [ops])).toBeUndefined();
    expect(list(buttons)).toEqual(['Reboot']);
    await Promise.resolve();
    await new Promise(setImmediate);
    expect(list(buttons)).toEqual([]);

    isAllowed = async () => true;
    buttons.forget();
    await buttons.prepare({ notification, event }, [ops]);
    expect(list(buttons)).toEqual(['Reboot']);
  });

  it('does not remember under new rules what was asked under the old ones', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    isAllowed = () => promise;
    const buttons = buttonsOf(() => [wish('Reboot', 'ec2 reboot-instances')]);
    const preparing = buttons.prepare({ notification, event }, [ops]);
    await new Promise(setImmediate);
    buttons.forget();
    resolve(true);
    await preparing;

    expect(list(buttons)).toEqual([]);
  });

  it('judges only so much in a second, and offers the rest later', async () => {
    const buttons = buttonsOf(({ notification: { name } }) => [wish('Logs', `logs tail ${name?.source}`)]);
    const many = Array.from({ length: 101 }, (_, index) => aNotification({ name: { kind: 'plain', source: `web-${index}` } }));
    for (const one of many) await buttons.prepare({ notification: one, event }, [ops]);
    expect(asked).toHaveLength(100);
    expect(many.map((one) => list(buttons, one).length).filter((count) => count === 0)).toHaveLength(1);

    now += 1_000;
    for (const one of many) await buttons.prepare({ notification: one, event }, [ops]);
    expect(many.every((one) => list(buttons, one).length === 1)).toBe(true);
  });

  describe('where AWS may be asked', () => {
    let askedOfAws: string[][];
    let refused: string[];
    let found: Promise<void> | undefined;
    beforeEach(() => {
      askedOfAws = [];
      refused = [];
      found = undefined;
      rights = {
        find: (questions) => {
          askedOfAws.push(questions.map(({ line }) => line));
          return found;
        },
        isRefused: ({ line }) => refused.includes(line),
        forget: () => {
          refused = [];
        },
      };
    });

    it('asks behind the guardrails, about what they allow alone, and waits as long as it is told to', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      found = promise;
      isAllowed = async ({ line }) => line !== 'ec2 stop-instances';
      const buttons = buttonsOf(() => [wish('Reboot', 'ec2 reboot-instances'), wish('Stop', 'ec2 stop-instances')]);
      let isPrepared = false;
      const preparing = Promise.resolve(buttons.prepare({ notification, event }, [ops])).then(() => {
        isPrepared = true;
      });
      await new Promise(setImmediate);
      expect({ askedOfAws, isPrepared }).toEqual({ askedOfAws: [['ec2 reboot-instances']], isPrepared: false });

      resolve();
      await preparing;
      expect(list(buttons)).toEqual(['Reboot']);
    });

    it('offers nothing that AWS would refuse, thing by thing, until a reload', async () => {
      isBlind = true;
      const source: ButtonSource = ({ notification: { name } }) => [wish('Logs', `logs tail ${name?.source}`, 'logs tail')];
      const other = aNotification({ name: { kind: 'plain', source: 'other' } });
      const buttons = buttonsOf(source);
      refused = ['logs tail other'];
      await buttons.prepare({ notification, event }, [ops]);
      await buttons.prepare({ notification: other, event }, [ops]);

      expect(asked).toHaveLength(1);
      expect(askedOfAws).toHaveLength(2);
      expect([list(buttons), list(buttons, other)]).toEqual([['Logs'], []]);
      buttons.forget();
      await buttons.prepare({ notification: other, event }, [ops]);
      expect(list(buttons, other)).toEqual(['Logs']);
    });

    it('offers the other command where AWS would refuse the first', async () => {
      refused = ['logs start-query'];
      const { button, needs } = wish('Show logs', 'logs filter-log-events');
      const buttons = buttonsOf(() => [{ ...wish('Show logs', 'logs start-query'), otherwise: { button, needs } }]);
      await buttons.prepare({ notification, event }, [ops]);

      expect(buttons.list({ notification, event, configuration: ops }).map(({ command }) => command)).toEqual(['logs filter-log-events']);
    });
  });

  it('offers the other command where the first is not allowed', async () => {
    isAllowed = async ({ line }) => line === 'logs filter-log-events';
    const { button, needs } = wish('Show logs', 'logs filter-log-events');
    const buttons = buttonsOf(() => [{ ...wish('Show logs', 'logs start-query'), otherwise: { button, needs } }]);
    await buttons.prepare({ notification, event }, [ops]);

    expect(buttons.list({ notification, event, configuration: ops }).map(({ command }) => command)).toEqual(['logs filter-log-events']);
  });

  it('offers a command once, what needs nothing always, and nothing of a source that throws', async () => {
    const failing: ButtonSource = () => {
      throw new Error('broken');
    };
    const free: ButtonWish = { button: { text: 'Run', command: 'action run x', style: 'plain' }, needs: [] };
    const buttons = buttonsOf(failing, () => [free, free]);
    await buttons.prepare({ notification, event }, [ops]);

    expect(list(buttons)).toEqual(['Run']);
  });

  it('offers nothing for a while where nobody can be asked', async () => {
    const buttons = new NotificationButtons({
      sources: [() => [wish('Reboot', 'ec2 reboot-instances')]],
      loadJudge: () => {
        loads += 1;
        return Promise.reject(new Error('not loaded'));
      },
      now: () => new Date(now),
      logger: pino({ level: 'silent' }),
    });
    await buttons.prepare({ notification, event }, [ops]);

    expect(buttons.prepare({ notification, event }, [ops])).toBeUndefined();
    now += 60_000;
    await buttons.prepare({ notification, event }, [ops]);
    expect(loads).toBe(2);
    expect(list(buttons)).toEqual([]);
  });

  it('lets events wait for the judge only so long, those after them not at all, and offers everything once it is there', async () => {
    const { promise, resolve } = Promise.withResolvers<ButtonJudges>();
    const timers: (() => void)[] = [];
    const buttons = new NotificationButtons({
      sources: [() => [wish('Reboot', 'ec2 reboot-instances')]],
      loadJudge: () => promise,
      now: () => new Date(now),
      logger: pino({ level: 'silent' }),
      setTimer: (callback) => {
        timers.push(callback);
        return () => undefined;
      },
    });
    const first = buttons.prepare({ notification, event }, [ops]);
    for (const callback of timers) callback();

    await expect(first).resolves.toBeUndefined();
    await expect(buttons.prepare({ notification, event }, [ops])).resolves.toBeUndefined();
    expect([timers.length, list(buttons)]).toEqual([1, []]);

    resolve({ isAllowed: () => Promise.resolve(true), isBlindToNames: () => false });
    await promise;
    await buttons.prepare({ notification, event }, [ops]);
    expect(list(buttons)).toEqual(['Reboot']);
  });

  it('offers nothing whose rules could not be found out', async () => {
    isAllowed = () => Promise.reject(new Error('damaged'));
    const buttons = buttonsOf(() => [wish('Reboot', 'ec2 reboot-instances')]);
    await buttons.prepare({ notification, event }, [ops]);

    expect(list(buttons)).toEqual([]);
  });
});
