import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../domain/person.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import type { Message } from '../messages/message.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { FakePlatform } from './testing/fake-platform.ts';
import { openThreadFlow, type ThreadFlow } from './testing/open-thread-flow.ts';

/** Keeps the whole text of what it shows. */
class ReadableChat extends FakePlatform {
  readonly texts: string[] = [];

  override render(message: Message): string {
    this.texts.push(renderPlainText(message));
    return message.fallbackText;
  }
}

const ana: Person = { userId: 'web:ana', displayName: 'Ana' };

let flow: ThreadFlow;
let chat: ReadableChat;
beforeEach(async () => {
  flow = await openThreadFlow([aChannelConfiguration()]);
  chat = new ReadableChat({ threads: true });
  flow.platform = chat;
});
afterEach(() => flow.close());

async function eventId(): Promise<string> {
  const [incident] = await flow.store().records.incidents.listOpen('ops', 1);
  return (await flow.store().records.deliveries.findNewestOfIncident(incident?.id ?? ''))?.eventId ?? '';
}

async function press(id: string, overrides: Partial<Parameters<ReturnType<ThreadFlow['desk']>['notePress']>[1]> = {}): Promise<void> {
  const said = { person: ana, actionName: 'restart', buttonText: 'Restart it', ...overrides };
  await flow.desk().notePress({ configurationName: 'ops', eventId: id }, said);
  await flow.deliver();
}

describe('notePress', () => {
  it('changes the message of the event, which keeps saying it when the incident goes on and is over', async () => {
    await flow.step('ALARM');
    await press(await eventId());

    expect(flow.shown().at(-1)).toMatch(/^edit/);
    expect(chat.texts.at(-1)).toMatch(/Ana ran Restart it \(restart\)/);
    await flow.step('OK');
    expect(chat.texts.some((text) => text.includes('OK') && text.includes('Ana ran Restart it (restart)'))).toBe(true);
  });

  it('says it also on a message whose incident is over', async () => {
    await flow.step('ALARM');
    const id = await eventId();
    await flow.step('OK');
    await press(id);

    expect(chat.texts.at(-1)).toContain('Ana ran Restart it (restart)');
  });

  it('shows the last three', async () => {
    await flow.step('ALARM');
    const id = await eventId();
    for (const name of ['one', 'two', 'three', 'four']) await press(id, { actionName: name, buttonText: name });

    const text = chat.texts.at(-1) ?? '';
    expect(text).not.toContain('ran one (one)');
    expect(text).toMatch(/ran two \(two\)[\s\S]*ran three \(three\)[\s\S]*ran four \(four\)/);
  });

  it('takes names for words, and nothing of them for markup', async () => {
    await flow.step('ALARM');
    await press(await eventId(), { person: { userId: 'web:eve', displayName: `<!channel>\n${'e'.repeat(500)}` } });

    const line = (chat.texts.at(-1) ?? '').split('\n').find((words) => words.includes('Restart it'));
    expect(line).toContain('<!channel> eee');
    expect(line?.length).toBeLessThan(200);
  });

  it('changes nothing about an event that the channel has not had', async () => {
    await flow.step('ALARM');
    const before = chat.texts.length;
    await press('nothing');
    await flow.desk().notePress({ configurationName: 'dev', eventId: await eventId() }, { person: ana, actionName: 'a', buttonText: 'b' });
    await flow.deliver();

    expect(chat.texts).toHaveLength(before);
  });
});
