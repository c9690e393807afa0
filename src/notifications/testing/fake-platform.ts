// A chat platform in memory whose outcomes a test scripts.
import type { Message } from '../../messages/message.ts';
import type {
  EditRequest,
  Platform,
  PlatformCapabilities,
  PostOutcome,
  PostQuestion,
  PostRequest,
  PostSearch,
} from '../../platforms/platform.ts';

/** What the platform was asked to do. */
export interface RecordedCall {
  readonly kind: 'post' | 'edit';
  readonly text: string;
  /** The idempotency key of a post, the message id of an edit. */
  readonly key: string;
  /** Under which message a post is a reply, and whether it is shown in the channel as well. */
  readonly thread?: string;
  readonly isBroadcast?: true;
}

/** A scripted end of the next call. */
export type Script = PostOutcome | Error | Promise<PostOutcome>;

/** A platform named `web` that keeps what it was asked to do. */
export class FakePlatform implements Platform<string> {
  readonly name = 'web';
  readonly capabilities: PlatformCapabilities;
  readonly calls: RecordedCall[] = [];
  /** Answers where a post is looked for; unset, the platform cannot be asked. */
  findPosted?: (question: PostQuestion) => Promise<PostSearch>;
  readonly #scripts: Script[] = [];
  #isHanging = false;

  constructor(capabilities: Partial<PlatformCapabilities> = {}) {
    this.capabilities = { threads: false, buttons: false, forms: false, files: false, edits: true, maxTextLength: 1_000, ...capabilities };
  }

  /** Scripts the ends of the next calls; afterwards every call succeeds. */
  script(...outcomes: readonly Script[]): void {
    this.#scripts.push(...outcomes);
  }

  /** Lets the next calls wait until their signal aborts. */
  hang(): void {
    this.#isHanging = true;
  }

  render(message: Message): string {
    return message.fallbackText;
  }

  post({ payload, idempotencyKey, channel, threadMessageId, isBroadcast, signal }: PostRequest<string>): Promise<PostOutcome> {
    if (this.#isHanging) return this.#untilAborted(payload, signal);
    const thread = threadMessageId === undefined ? {} : { thread: threadMessageId };
    const call: RecordedCall = {
      kind: 'post',
      text: payload,
      key: idempotencyKey,
      ...thread,
      ...(isBroadcast === undefined ? {} : { isBroadcast }),
    };
    return this.#end(call, { channel, messageId: `message-of-${idempotencyKey}` });
  }

  edit({ payload, reference }: EditRequest<string>): Promise<PostOutcome> {
    return this.#end({ kind: 'edit', text: payload, key: reference.messageId }, reference);
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  #untilAborted(text: string, signal: AbortSignal): Promise<PostOutcome> {
    this.calls.push({ kind: 'post', text, key: '' });
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve({ status: 'retry', reason: 'aborted', scope: 'delivery', isOutcomeUnknown: true });
      });
    });
  }

  async #end(call: RecordedCall, reference: EditRequest<string>['reference']): Promise<PostOutcome> {
    this.calls.push(call);
    const script = await this.#scripts.shift();
    if (script instanceof Error) throw script;
    return script ?? { status: 'posted', reference };
  }
}
