import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommandsFlow, type CommandsFlow } from '../commands/testing/open-commands-flow.ts';
import type { Channel } from '../domain/channel.ts';
import type { Platform } from '../platforms/platform.ts';
import { AnswerBook } from './answer-book.ts';
import { recordAnswer } from './record-answer.ts';

const channel: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };
const answer = { channel, idempotencyKey: 'k1' };

let flow: CommandsFlow;
let idsAreKeys: { readonly idsAreKeys?: true };
let used: string[];

beforeEach(async () => {
  flow = await openCommandsFlow();
  idsAreKeys = {};
  used = [];
});
afterEach(async () => {
  await flow.close();
});

/** A book as a process has it that has just started. */
function aBook(): AnswerBook {
  return new AnswerBook({ store: flow.context.store, platforms: { find: () => ({ capabilities: idsAreKeys }) as Platform } });
}

function find(book: AnswerBook): Promise<string | undefined> {
  return book.find(answer, (messageId) => used.push(messageId));
}

describe('AnswerBook', () => {
  it('finds an answer under the id that was noted', async () => {
    const book = aBook();
    book.note('k1', { isPosted: true, messageId: '17.1' });

    await expect(find(book)).resolves.toBe('17.1');
    expect(used).toEqual([]);
  });

  it('finds an answer that another process has posted in the audit log, the first of those to its request', async () => {
    await flow.say('help', { idempotencyKey: 'k1' });
    await recordAnswer(flow.context, { idempotencyKey: 'k1' }, { isPosted: true, messageId: '17.1' });
    const [command] = await flow.commandsAt('answered');
    await recordAnswer(flow.context, { commandId: command?.id ?? '' }, { isPosted: true });

    await expect(find(aBook())).resolves.toBe('17.1');
  });

  it('tells whoever asked for an answer that was not posted yet, the newest of them, once it is', async () => {
    const book = aBook();
    await expect(find(book)).resolves.toBeUndefined();
    await expect(book.find(answer, (messageId) => used.push(`newest ${messageId}`))).resolves.toBeUndefined();

    book.note('k1', { isPosted: true, messageId: '17.1' });
    book.note('k1', { isPosted: true, messageId: '17.2' });

    expect(used).toEqual(['newest 17.1']);
  });

  it('finds nothing where the answer was not posted, or cannot be changed', async () => {
    const book = aBook();
    book.note('k1', { isPosted: false, reason: 'busy' });
    book.note('k1', { isPosted: true });

    await expect(find(book)).resolves.toBeUndefined();
    expect(used).toEqual([]);
  });

  it('asks nobody where the ids of a platform are the keys of its posts', async () => {
    idsAreKeys = { idsAreKeys: true };

    await expect(find(aBook())).resolves.toBe('answer:k1');
  });
});
