// What is kept back, acknowledged, reminded of and told again, over a store, a dispatcher and a chat in memory.
import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { incidentCode } from '../domain/incident-code.ts';
import { parseMatcher, type Matcher } from '../domain/matcher.ts';
import type { Person } from '../domain/person.ts';
import type { ReminderRule } from '../domain/reminder-rule.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import type { Message } from '../messages/message.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { FakePlatform } from './testing/fake-platform.ts';
import { openThreadFlow, type ThreadFlow } from './testing/open-thread-flow.ts';

const MINUTE = 60_000;
const ana: Person = { userId: 'web:ana', displayName: 'Ana' };
const inOps = { by: ana, channel: aChannelConfiguration().channel };
const reminders: ReminderRule = { afterMs: [30 * MINUTE, 60 * MINUTE], severities: ['critical', 'high'], mentions: [] };

/** Keeps the whole text of what it shows. */
class ReadableChat extends FakePlatform {
  readonly texts: string[] = [];

  override render(message: Message): string {
    this.texts.push(renderPlainText(message));
    return message.fallbackText;
  }
}

let flow: ThreadFlow;
let chat: ReadableChat;
afterEach(() => flow.close());

async function open(overrides: Partial<ChannelConfiguration> = {}): Promise<void> {
  flow = await openThreadFlow([aChannelConfiguration(overrides)]);
  chat = new ReadableChat({ threads: true });
  flow.platform = chat;
}

function matchersOf(...texts: readonly string[]): readonly Matcher[] {
  return texts.map((text) => {
    const parsed = parseMatcher(text);
    if (parsed.status === 'faulty') throw new Error(parsed.fault);
    return parsed.matcher;
  });
}

const inMinutes = (minutes: number): Date => new Date(flow.context.now().getTime() + minutes * MINUTE);

async function silence(minutes: number, ...texts: readonly string[]): Promise<string> {
  const wanted = { configurationName: 'ops', matchers: matchersOf(...texts), reason: 'the deployment', endsAt: inMinutes(minutes) };
  const outcome = await flow.desk().addSilence(wanted, inOps);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome.silence.code;
}

/** Lets time pass, and what looks after incidents do so. */
async function pass(minutes: number): Promise<void> {
  flow.context.advance(minutes * MINUTE);
  await flow.care();
  await flow.deliver();
}

const kinds = (): readonly string[] => flow.shown().map((call) => /^\w+/.exec(call)?.[0] ?? '');
const stillBad = (): readonly string[] => chat.texts.filter((text) => text.includes('Still '));
const dispositions = async (): Promise<readonly string[]> =>
  (await flow.store().records.deliveries.list({ limit: 99 })).toReversed().map(({ action, status }) => `${action} ${status}`);
const named = async (): Promise<{ readonly configurationName: string; readonly code: string }> => {
  const [incident] = await flow.store().records.incidents.listOpen('ops', 1);
  return { configurationName: 'ops', code: incidentCode(incident?.id ?? '') };
};
const audited = async (): Promise<readonly string[]> => (await flow.store().records.auditEvents.list({ limit: 9 })).map(({ kind }) => kind);

describe('a silence', () => {
  it('keeps an event back with who said so, until when and why', async () => {
    await open();
    const code = await silence(60, 'severity=high', 'kind="CloudWatch Alarm"');
    await flow.step('ALARM');

    expect(flow.platform.calls).toEqual([]);
    const [muted] = await flow.store().records.deliveries.list({ limit: 9 });
    expect(muted).toMatchObject({ status: 'muted', action: 'post' });
    expect(muted?.reason).toMatch(/^silenced by Ana until 20\S+ \S+ UTC: the deployment/);
    expect(muted?.reason).toContain(`(silence ${code})`);
  });

  it('shows at its end what is still bad, once, with since when it was kept back', async () => {
    await open();
    await silence(60, 'severity=high');
    await flow.step('ALARM');
    await pass(30);
    expect(flow.shown()).toEqual([]);

    await pass(31);
    await pass(1);

    expect(flow.shown()).toEqual(['post: ALARM']);
    expect(chat.texts[0]).toMatch(/Was kept back since .*: silenced by Ana/);
    await flow.step('OK');
    expect(kinds()).toEqual(['post', 'edit', 'reply']);
  });

  it('shows nothing at its end of what has ended meanwhile', async () => {
    await open();
    await silence(60, 'severity=high,info');
    await flow.step('ALARM');
    await flow.step('OK');
    await pass(61);

    expect(flow.shown()).toEqual([]);
    expect(await dispositions()).toEqual(['post muted', 'post muted']);
  });

  it('does not let the OK of an ALARM through that it kept back', async () => {
    await open();
    await silence(2, 'state=ALARM');
    await flow.step('ALARM');
    await flow.step('OK');

    expect(flow.shown()).toEqual([]);
    expect(await dispositions()).toEqual(['post muted', 'post folded']);
  });

  it('lets through what its matchers do not hold for, and what is of another channel', async () => {
    await open();
    await silence(60, 'region=eu-*');
    await flow
      .desk()
      .addSilence({ configurationName: 'dev', matchers: matchersOf('severity=high'), reason: '', endsAt: inMinutes(9) }, inOps);
    await flow.step('ALARM');

    expect(flow.shown()).toEqual(['post: ALARM']);
  });

  it('of all channels counts in each, and not before it begins', async () => {
    await open();
    const wanted = { matchers: matchersOf('kind=CloudWatch*'), reason: '', startsAt: inMinutes(5), endsAt: inMinutes(60) };
    await flow.desk().addSilence(wanted, inOps);
    await flow.step('ALARM');
    expect(flow.shown()).toEqual(['post: ALARM']);

    flow.context.advance(5 * MINUTE);
    await flow.step('INSUFFICIENT_DATA');
    expect(await dispositions()).toEqual(['post sent', 'edit sent', 'reply muted']);
  });

  it('said on a message keeps its replies back, stands on it, and says at its end that it is still bad', async () => {
    await open();
    await flow.step('ALARM');
    await flow.desk().silenceIncident(await named(), { reason: '', endsAt: inMinutes(60) }, inOps);
    await flow.deliver();
    expect(chat.texts.at(-1)).toContain('Quiet since');

    await flow.step('INSUFFICIENT_DATA');
    expect(kinds()).toEqual(['post', 'edit', 'edit']);
    await pass(61);
    expect(kinds()).toEqual(['post', 'edit', 'edit', 'edit', 'reply']);
    expect(chat.texts.at(-1)).toMatch(/Still INSUFFICIENT_DATA.*That is over\./s);
  });

  it('that is removed lets go of what it kept back, and is in the audit log with what was said', async () => {
    await open();
    const code = await silence(60, 'severity=high');
    await flow.step('ALARM');
    await flow.desk().removeSilence(code, { ...inOps, configurationName: 'ops' });
    await pass(0);

    expect(flow.shown()).toEqual(['post: ALARM']);
    expect(await audited()).toEqual(['silence.removed', 'silence.added']);
    const [, added] = await flow.store().records.auditEvents.list({ limit: 9 });
    expect(added).toMatchObject({ person: ana, detail: { code, matchers: ['severity=high'], reason: 'the deployment' } });
  });

  it('is kept over a restart, and so is what it kept back', async () => {
    await open();
    await silence(60, 'kind=CloudWatch*');
    await flow.step('ALARM');
    await flow.restart();
    await flow.step('INSUFFICIENT_DATA');
    expect(flow.shown()).toEqual([]);
    await pass(61);

    expect(flow.shown()).toEqual(['post: INSUFFICIENT_DATA']);
  });

  it('of all channels is not changed by whoever may change one channel alone', async () => {
    await open();
    const made = await flow.desk().addSilence({ matchers: matchersOf('severity=high'), reason: '', endsAt: inMinutes(60) }, inOps);
    const code = made.kind === 'done' ? made.silence.code : '';

    await expect(flow.desk().removeSilence(code, { ...inOps, configurationName: 'ops' })).resolves.toMatchObject({ kind: 'refused' });
    await expect(flow.desk().removeSilence(code, inOps)).resolves.toMatchObject({ kind: 'done' });
    await expect(flow.desk().removeSilence(code, inOps)).resolves.toEqual({ kind: 'unknown' });
  });
});

describe('an acknowledgement', () => {
  it('stands on the message, is taken back, and is in the audit log', async () => {
    await open();
    await flow.step('ALARM');
    const code = await named();
    await expect(flow.desk().acknowledge(code, inOps)).resolves.toMatchObject({ kind: 'done' });
    await flow.deliver();
    expect(chat.texts.at(-1)).toContain('Ana sees to it');
    await expect(flow.desk().acknowledge(code, inOps)).resolves.toMatchObject({ kind: 'nothing-to-do' });

    await flow.desk().unacknowledge(code, inOps);
    await flow.deliver();
    expect(chat.texts.at(-1)).not.toContain('sees to it');
    expect(kinds()).toEqual(['post', 'edit', 'edit']);
    expect(await audited()).toEqual(['incident.unacknowledged', 'incident.acknowledged']);
  });

  it('is refused for what is over or not there', async () => {
    await open();
    await flow.step('ALARM');
    const code = await named();
    await flow.step('OK');

    await expect(flow.desk().acknowledge(code, inOps)).resolves.toMatchObject({ kind: 'over' });
    await expect(flow.desk().acknowledge({ ...code, code: 'AAAAAA' }, inOps)).resolves.toEqual({ kind: 'unknown' });
    await expect(flow.desk().acknowledge({ ...code, configurationName: 'dev' }, inOps)).resolves.toEqual({ kind: 'unknown' });
  });
});

describe('reminders', () => {
  it('come in the thread with growing pauses, until it is over', async () => {
    await open({ reminders });
    await flow.step('ALARM');
    await pass(28);
    expect(kinds()).toEqual(['post']);

    for (const minutes of [2, 59, 2, 58, 2]) await pass(minutes);
    expect(kinds()).toEqual(['post', 'reply', 'reply', 'reply']);
    expect(stillBad()).toHaveLength(3);
    expect(stillBad()[0]).toMatch(/Still ALARM after 31 min.*Nobody has acknowledged it yet\. Reminder 1\./s);
    await flow.step('OK');
    await pass(300);
    expect(stillBad()).toHaveLength(3);
  });

  it('are not for what somebody sees to, and come back when that is taken back', async () => {
    await open({ reminders });
    await flow.step('ALARM');
    const code = await named();
    await flow.desk().acknowledge(code, inOps);
    await pass(300);
    expect(stillBad()).toEqual([]);

    await flow.desk().unacknowledge(code, inOps);
    await pass(1);
    expect(stillBad()).toHaveLength(1);
  });

  it('are kept back by a silence, whose end is one', async () => {
    await open({ reminders });
    await flow.step('ALARM');
    await silence(45, 'severity=high');
    await pass(31);
    expect(kinds()).toEqual(['post']);
    await pass(15);
    expect(stillBad()).toHaveLength(1);

    await pass(1);
    expect(stillBad()).toHaveLength(1);
  });

  it('come once, also after a restart in between', async () => {
    await open({ reminders });
    await flow.step('ALARM');
    await pass(31);
    await flow.restart();
    await pass(1);

    expect(stillBad()).toHaveLength(1);
  });
});

describe('repeats and flapping', () => {
  it('count up on the message, which is changed some seconds later and once for many', async () => {
    await open();
    await flow.step('ALARM');
    for (let count = 0; count < 5; count += 1) {
      await flow.take('ALARM');
      flow.context.advance(1_000);
    }
    await flow.deliver();
    expect(kinds()).toEqual(['post']);
    flow.context.advance(15_000);
    await flow.deliver();

    expect(kinds()).toEqual(['post', 'edit']);
    expect(chat.texts.at(-1)).toContain('×6');
    expect(await dispositions()).toEqual(['post sent', 'edit folded', 'edit folded', 'edit folded', 'edit folded', 'edit sent']);
  });

  it('hold nothing back that is new', async () => {
    await open();
    await flow.step('ALARM');
    await flow.take('ALARM');
    await flow.step('OK');

    expect(flow.shown().at(-1)).toMatch(/^reply to .*: OK$/);
  });

  it('become one message that says so, and end when it is calm', async () => {
    await open();
    flow.flapping = { changes: 4, withinMs: 30 * MINUTE, calmAfterMs: 15 * MINUTE };
    for (const state of ['ALARM', 'OK', 'ALARM', 'OK'] as const) await flow.step(state);
    expect(chat.texts.at(-1)).toContain('It comes and goes: 4 changes.');
    const told = kinds().filter((kind) => kind !== 'edit');

    for (const state of ['ALARM', 'OK', 'ALARM'] as const) await flow.step(state);
    await flow.deliver();
    expect(kinds().filter((kind) => kind !== 'edit')).toEqual(told);
    expect(chat.texts.at(-1)).toMatch(/Comes and goes: 7 changes/);

    await pass(16);
    expect(chat.texts.at(-1)).toContain('Calm again, ALARM');
    await pass(16);
    expect(chat.texts.filter((text) => text.includes('Calm again'))).toHaveLength(1);
  });
});

describe('flapping that nobody has seen', () => {
  it('is shown with the first ALARM after the silence', async () => {
    await open();
    flow.flapping = { changes: 3, withinMs: 30 * MINUTE, calmAfterMs: 15 * MINUTE };
    const code = await silence(60, 'kind=CloudWatch*');
    for (const state of ['ALARM', 'OK', 'ALARM', 'OK'] as const) await flow.step(state);
    await flow.desk().removeSilence(code, inOps);
    await flow.step('ALARM');

    expect(flow.shown()).toEqual(['post: ALARM']);
  });
});

describe('maintenance', () => {
  it('keeps back while it lasts, and shows at its end what is still bad', async () => {
    await open();
    const time = { kind: 'once', startsAt: flow.context.now(), endsAt: inMinutes(60) } as const;
    const matchers = matchersOf('severity=high');
    flow.muting = { inhibitions: [], maintenance: [{ name: 'database', reason: 'upgrade', matchers, configurationNames: ['ops'], time }] };
    await flow.step('ALARM');
    expect((await flow.store().records.deliveries.list({ limit: 1 }))[0]?.reason).toBe('maintenance database: upgrade');
    await pass(60);

    expect(flow.shown()).toEqual(['post: ALARM']);
    expect(chat.texts[0]).toContain('maintenance database: upgrade');
  });
});
