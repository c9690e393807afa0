// The commands flow and AWS's runtime under it, loaded once the page is served: they are a third of the code, and nobody waits for them.
import type { AdminApiDependencies } from '../admin-api/dependencies.ts';
import type { EffectivePolicyAnswer } from '../aws/effective-policy-source.ts';
import type { QueueSource } from '../aws/queue-source.ts';
import type { OpenedQueue } from '../aws/sdk/index.ts';
import type { Config } from '../config/schema.ts';
import type { Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';
import type { Mention, ThreadReply } from '../platforms/platform.ts';
import type { CommandsWiring, CommandsWiringOptions } from './commands-wiring.ts';

type CommandEntrance = AdminApiDependencies['commands'];

const CANNOT_ANSWER: Message = {
  title: { emoji: '⚠️', spans: [text('Signalbox cannot take commands at the moment')] },
  tone: 'warning',
  blocks: [{ kind: 'paragraph', spans: [text('Nothing was run. The log of the server says why.')] }],
  fallbackText: 'Signalbox cannot take commands at the moment. Nothing was run.',
};

/** Hands on to the commands flow; what comes before it is loaded waits for it. */
export class LateCommands implements CommandEntrance {
  readonly #options: CommandsWiringOptions;
  #wiring: Promise<CommandsWiring> | undefined;

  constructor(options: CommandsWiringOptions) {
    this.#options = options;
  }

  /** Loads the flow, if nobody has yet; what failed is tried anew by the next who asks. */
  load(): Promise<CommandsWiring> {
    this.#wiring ??= import('./commands-wiring.ts')
      .then(({ wireCommands }) => wireCommands(this.#options))
      .catch((error: unknown) => {
        this.#wiring = undefined;
        throw error;
      });
    return this.#wiring;
  }

  async receive(message: Parameters<CommandEntrance['receive']>[0]): ReturnType<CommandEntrance['receive']> {
    return (await this.load()).entrance.receive(message);
  }

  async complete(request: Parameters<CommandEntrance['complete']>[0]): ReturnType<CommandEntrance['complete']> {
    return (await this.load()).entrance.complete(request);
  }

  async findAccount(signal: AbortSignal): ReturnType<CommandEntrance['findAccount']> {
    return (await this.load()).entrance.findAccount(signal);
  }

  /** Answers a mention; undefined where the same one came before. */
  async answerMention(mention: Mention): Promise<Message | undefined> {
    try {
      return await (await this.load()).answerMention(mention);
    } catch (error) {
      this.#options.context.logger.error({ error }, 'a mention could not be answered as it ought to be');
      return CANNOT_ANSWER;
    }
  }

  /** Tells whether something said in a thread is meant for the bot although it does not call it. */
  async isMeant(reply: ThreadReply): Promise<boolean> {
    try {
      return await (await this.load()).isMeant(reply);
    } catch {
      // Whoever calls the bot is told so; here people may speak with each other.
      return false;
    }
  }

  /** Reads what another configuration needs, or throws `config-invalid`; the returned function puts it in force. */
  async prepare(config: Config): Promise<() => void> {
    return (await this.load()).prepare(config);
  }

  /** Opens a queue; it is first asked for messages when the flow is loaded. */
  openQueue(queue: OpenedQueue): QueueSource {
    let opened: Promise<QueueSource> | undefined;
    const source = (): Promise<QueueSource> => (opened ??= this.load().then(({ sdk }) => sdk.openQueue(queue)));
    return {
      receive: async (signal) => (await source()).receive(signal),
      delete: async (receiptHandles) => (await source()).delete(receiptHandles),
      extend: async (receiptHandles, seconds) => (await source()).extend(receiptHandles, seconds),
    };
  }

  /** Asks AWS Organizations for the policy in effect; the flow is loaded first. */
  async readEffectivePolicy(): Promise<EffectivePolicyAnswer> {
    return (await this.load()).sdk.effectivePolicy.read();
  }

  /** Drops the role sessions that were asked for, if any were. */
  forgetSessions(): void {
    void this.#wiring?.then(
      ({ sdk }) => {
        sdk.forgetSessions();
      },
      () => undefined,
    );
  }

  /** Lets what is under way end, for a moment. */
  async stop(): Promise<void> {
    const wiring = await this.#wiring?.catch(() => undefined);
    await wiring?.stop();
  }
}
