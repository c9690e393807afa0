// What every chat platform promises, as tests. An adapter calls describePlatformContract with its own harness.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../domain/channel.ts';
import type { MessageReference } from '../domain/message-reference.ts';
import type { Message } from '../messages/message.ts';
import { arbitraryLargeMessage } from '../messages/testing/arbitrary-large-message.ts';
import { aMessage } from '../messages/testing/a-message.ts';
import { arbitraryMessage } from '../messages/testing/arbitrary-message.ts';
import { sampleMessages } from '../messages/testing/sample-messages.ts';
import type { Platform, PostOutcome } from './platform.ts';

type Expected = Partial<Extract<PostOutcome, { status: 'retry' }>> | Partial<Extract<PostOutcome, { status: 'refused' }>>;

/** How a platform can fail a call, and what must follow from it. A platform without a network has none of them. */
const faults = {
  'asks to wait 7 seconds': { status: 'retry', scope: 'channel', retryAfterMs: 7000, isOutcomeUnknown: false },
  'asks to wait without saying how long': { status: 'retry', scope: 'channel', isOutcomeUnknown: false },
  'fails with HTTP 500': { status: 'retry', scope: 'delivery', isOutcomeUnknown: true },
  'is not available (HTTP 503)': { status: 'retry', scope: 'delivery', isOutcomeUnknown: false },
  'answers another HTTP status that a retry does not mend': { status: 'refused', cause: 'operator' },
  'says that the operator must change something': { status: 'refused', cause: 'operator' },
  'says that the payload is wrong': { status: 'refused', cause: 'payload' },
  'does not answer in time': { status: 'retry', isOutcomeUnknown: true },
  'closes the connection before it takes the message': { status: 'retry', isOutcomeUnknown: true },
  'closes the connection after it has taken the message': { status: 'retry', isOutcomeUnknown: true },
  'sends half of the answer': { status: 'retry', isOutcomeUnknown: true },
  'answers something else than its API does': { status: 'retry', isOutcomeUnknown: true },
} as const satisfies Record<string, Expected>;

/** The name of a fault. */
export type PlatformFault = keyof typeof faults;

/** A message as the channel shows it now. */
interface ShownMessage {
  readonly messageId: string;
  /** Everything in it, in whatever form the platform keeps it. */
  readonly content: string;
}

/** A platform under test, with the means to look at and to disturb what is behind it. */
export interface PlatformHarness<Payload> {
  readonly platform: Platform<Payload>;
  /** A channel in which the platform can post. */
  readonly channel: Channel;
  /** A channel of the same platform that nobody has configured or that does not exist; absent where every channel exists. */
  readonly unknownChannel?: Channel;
  /** Texts that nobody may ever read in an outcome, an error or a log. */
  readonly secrets: readonly string[];
  /** Lists what the platform would refuse in a payload. */
  checkPayload(payload: Payload): readonly unknown[];
  /** Returns what the channel shows now, oldest first. */
  listShown(): Promise<readonly ShownMessage[]>;
  /** Takes a posted message away behind the platform's back; absent where nobody can. */
  deleteMessage?(reference: MessageReference): Promise<void>;
  /** Makes the next call fail; resolves when it is ready to. */
  arrange?(fault: PlatformFault): Promise<void>;
  /** Returns everything logged so far. */
  readLog(): string;
  close(): Promise<void>;
}

/** How to set a platform up, and which of the faults it can have. */
export interface PlatformContract<Payload> {
  readonly setUp: () => Promise<PlatformHarness<Payload>>;
  readonly faults: readonly PlatformFault[];
  /** True where the platform posts once however often it is asked with the same key. */
  readonly postsOnce: boolean;
}

/** The longest text that is tried; beyond it a test would take too long. */
const LONGEST_TEXT_TRIED = 100_000;

/** Describes what a platform promises. */
export function describePlatformContract<Payload>(name: string, contract: PlatformContract<Payload>): void {
  describe(`${name} as a platform`, () => {
    let harness: PlatformHarness<Payload>;
    let outcomes: PostOutcome[] = [];
    let keyCount = 0;
    const running = new AbortController().signal;

    beforeEach(async () => {
      harness = await contract.setUp();
      outcomes = [];
    });

    afterEach(async () => {
      const readable = JSON.stringify(outcomes) + harness.readLog();
      await harness.close();
      expect(harness.secrets.filter((secret) => readable.includes(secret))).toEqual([]);
    });

    async function post(message: Message, options: { key?: string; channel?: Channel; signal?: AbortSignal } = {}): Promise<PostOutcome> {
      keyCount += 1;
      const outcome = await harness.platform.post({
        channel: options.channel ?? harness.channel,
        payload: harness.platform.render(message),
        idempotencyKey: options.key ?? `key-${String(keyCount)}`,
        signal: options.signal ?? running,
      });
      outcomes.push(outcome);
      return outcome;
    }

    async function edit(reference: MessageReference, message: Message, signal = running): Promise<PostOutcome> {
      const outcome = await harness.platform.edit({ reference, payload: harness.platform.render(message), signal });
      outcomes.push(outcome);
      return outcome;
    }

    async function postAndRefer(message: Message): Promise<MessageReference> {
      const outcome = await post(message);
      if (outcome.status !== 'posted') throw new Error(`not posted: ${outcome.reason}`);
      return outcome.reference;
    }

    it('posts under its key where it says that ids are keys, and under an id of its own where it does not', async () => {
      const outcome = await post(aMessage('a card'), { key: 'the key' });

      const isKey = outcome.status === 'posted' && outcome.reference.messageId === 'the key';
      expect(isKey).toBe(harness.platform.capabilities.idsAreKeys === true);
    });

    describe('render', () => {
      it.each(Object.entries(sampleMessages))('takes %s and gives what the platform accepts', async (_name, message) => {
        expect(harness.checkPayload(harness.platform.render(message))).toEqual([]);
        expect(await post(message)).toMatchObject({ status: 'posted' });
      });

      it('gives what the platform accepts, whatever the message', () => {
        fc.assert(
          fc.property(arbitraryMessage(), (message) => {
            expect(harness.checkPayload(harness.platform.render(message))).toEqual([]);
          }),
          { numRuns: 50 },
        );
      });

      it('gives what the platform accepts, however long the message', () => {
        fc.assert(
          fc.property(arbitraryLargeMessage(), (message) => {
            expect(harness.checkPayload(harness.platform.render(message))).toEqual([]);
          }),
          { numRuns: 10 },
        );
      });

      it('gives the same payload for the same message and leaves the message alone', () => {
        fc.assert(
          fc.property(arbitraryMessage(), (message) => {
            const before = structuredClone(message);

            const first = harness.platform.render(message);

            expect(harness.platform.render(message)).toEqual(first);
            expect(message).toEqual(before);
          }),
          { numRuns: 20 },
        );
      });

      it('does not cut a text of the length that the capabilities promise', async () => {
        const longest = Math.min(harness.platform.capabilities.maxTextLength, LONGEST_TEXT_TRIED);
        const line = 'x'.repeat(longest - 'end.'.length);
        const message: Message = { ...aMessage('Title'), blocks: [{ kind: 'paragraph', spans: [{ kind: 'text', text: `${line}end.` }] }] };

        await post(message);

        const [shown] = await harness.listShown();
        expect(shown?.content).toContain('xend.');
        // However a platform splits a long text: every letter of it is there.
        expect((shown?.content.match(/x/g) ?? []).length).toBeGreaterThanOrEqual(line.length);
      });
    });

    it('names the files of a message, whether or not it can carry them', async () => {
      const { 'command-file': carrier } = sampleMessages;
      await post(carrier ?? aMessage());

      expect((await harness.listShown())[0]?.content).toContain('ec2-describe-instances-20261120T030012Z.csv');
    });

    describe('post', () => {
      it('shows the message in the channel, under the id of the reference', async () => {
        const reference = await postAndRefer(aMessage('the disk is full'));

        const shown = await harness.listShown();
        expect(reference.channel).toEqual(harness.channel);
        expect(shown.map(({ messageId }) => messageId)).toEqual([reference.messageId]);
        expect(shown[0]?.content).toContain('the disk is full');
      });

      it('shows messages in the order in which they were posted', async () => {
        const first = await postAndRefer(aMessage('one'));
        const second = await postAndRefer(aMessage('two'));

        expect((await harness.listShown()).map(({ messageId }) => messageId)).toEqual([first.messageId, second.messageId]);
      });

      it.runIf(contract.postsOnce)('posts once for one key', async () => {
        const first = await post(aMessage('once'), { key: 'the-key' });

        const second = await post(aMessage('once'), { key: 'the-key' });

        expect(second).toEqual(first);
        expect(await harness.listShown()).toHaveLength(1);
      });

      it('takes a reply, and tells where the message to reply to is gone, where the platform has threads', async (context) => {
        if (!harness.platform.capabilities.threads || harness.deleteMessage === undefined) {
          context.skip('the platform has no threads');
          return;
        }
        const parent = await postAndRefer(aMessage('the message'));
        const reply = (threadMessageId: string) =>
          harness.platform.post({
            channel: harness.channel,
            payload: harness.platform.render(aMessage('the reply')),
            idempotencyKey: `reply-${String((keyCount += 1))}`,
            threadMessageId,
            isBroadcast: true,
            signal: running,
          });

        const taken = await reply(parent.messageId);
        await harness.deleteMessage(parent);
        const orphan = await reply(parent.messageId);

        expect(taken).toMatchObject({ status: 'posted' });
        expect(taken).not.toHaveProperty('isUnthreaded');
        expect([orphan.status, 'isUnthreaded' in orphan]).toEqual(orphan.status === 'posted' ? ['posted', true] : ['message-gone', false]);
      });

      it('says that the operator must act where the channel is not known', async (context) => {
        if (harness.unknownChannel === undefined) {
          context.skip('every channel exists on this platform');
          return;
        }
        expect(await post(aMessage(), { channel: harness.unknownChannel })).toMatchObject({ status: 'refused', cause: 'operator' });
      });
    });

    describe('findPosted', () => {
      it('finds a post by its key, a reply too, and knows what was never posted, where the platform can be asked', async (context) => {
        const { platform, channel } = harness;
        if (platform.findPosted === undefined) {
          context.skip('the platform cannot be asked');
          return;
        }
        const since = new Date(Date.now() - 60_000);
        const reference = await postAndRefer(aMessage('the message'));
        const key = `key-${String(keyCount)}`;
        const { messageId: threadMessageId } = reference;
        const place = platform.capabilities.threads ? { threadMessageId } : {};
        const payload = platform.render(aMessage('the reply'));
        const reply = await platform.post({ channel, payload, idempotencyKey: 'reply', ...place, signal: running });
        const find = (idempotencyKey: string, more: object = {}) =>
          platform.findPosted?.({ channel, idempotencyKey, since, signal: running, ...more });

        expect(await find(key)).toEqual({ status: 'found', reference });
        expect(await find('reply', place)).toEqual({ status: 'found', reference: reply.status === 'posted' ? reply.reference : undefined });
        expect(await find('never posted')).toEqual({ status: 'absent' });
        expect(await find('never posted', place)).toEqual({ status: 'absent' });
      });
    });

    describe('edit', () => {
      it('changes the message that was posted, where the platform can edit', async (context) => {
        if (!harness.platform.capabilities.edits) {
          context.skip('the platform cannot edit');
          return;
        }
        const reference = await postAndRefer(aMessage('before'));

        const outcome = await edit(reference, aMessage('after'));

        const shown = await harness.listShown();
        expect(outcome).toEqual({ status: 'posted', reference });
        expect(shown).toHaveLength(1);
        expect(shown[0]?.content).toContain('after');
        expect(shown[0]?.content).not.toContain('before');
      });

      it('leaves nothing of a longer message behind', async (context) => {
        const { 'alarm-opened': opened } = sampleMessages;
        if (!harness.platform.capabilities.edits || opened === undefined) {
          context.skip('the platform cannot edit');
          return;
        }
        const reference = await postAndRefer(opened);

        await edit(reference, aMessage('short'));

        const [shown] = await harness.listShown();
        expect(shown?.content).toContain('short');
        expect(shown?.content).not.toContain('Threshold Crossed');
      });

      it('says that the message is gone where it does not exist any more', async (context) => {
        if (!harness.platform.capabilities.edits) {
          context.skip('the platform cannot edit');
          return;
        }
        const posted = await postAndRefer(aMessage());
        await harness.deleteMessage?.(posted);
        // Where nobody can delete a message, one that never was stands for it.
        const reference = harness.deleteMessage === undefined ? { ...posted, messageId: 'never-was' } : posted;

        expect(await edit(reference, aMessage('too late'))).toMatchObject({ status: 'message-gone' });
      });
    });

    it('sends nothing when the attempt was canceled before it began', async () => {
      const canceled = AbortSignal.abort();

      const outcome = await post(aMessage('never'), { signal: canceled });

      expect(outcome).toMatchObject({ status: 'retry', isOutcomeUnknown: false });
      expect(await harness.listShown()).toEqual([]);
    });

    describe.runIf(contract.faults.length > 0)('when the platform fails', () => {
      it.each(contract.faults)('tells what follows when it %s', async (fault) => {
        const reference = await postAndRefer(aMessage('before'));

        await harness.arrange?.(fault);
        const posted = await post(aMessage('during'));
        if (harness.platform.capabilities.edits) await harness.arrange?.(fault);
        const edited = await edit(reference, aMessage('during'));

        // Where nothing can be changed nobody is asked.
        for (const outcome of harness.platform.capabilities.edits ? [posted, edited] : [posted]) {
          // Changes may be limited in a whole workspace.
          const isWider = outcome === edited && outcome.status === 'retry' && outcome.scope === 'workspace';
          expect(isWider ? { ...outcome, scope: 'channel' } : outcome).toMatchObject(faults[fault]);
          // Nobody waits for a time that the platform did not name.
          expect('retryAfterMs' in outcome).toBe('retryAfterMs' in faults[fault]);
          expect(outcome).toHaveProperty('reason', expect.stringMatching(/\S/));
        }
      });

      it.each(contract.faults)('works again after it %s', async (fault) => {
        await harness.arrange?.(fault);
        await post(aMessage('during'));

        expect(await post(aMessage('after'))).toMatchObject({ status: 'posted' });
      });
    });
  });
}
