// Takes what people say in the web chat: shows it in its channel, then walks the commands flow as a mention on any platform does.
import type { AdminApiDependencies } from '../admin-api/dependencies.ts';
import type { AwsSdk } from '../aws/sdk/index.ts';
import type { ParseContext } from '../commands/parse/parse-context.ts';
import { completeAlias, isAboutAlias, type CompletedAlias } from '../commands/complete/complete-alias.ts';
import { completeLine } from '../commands/complete/complete-line.ts';
import { listVariables, readTemplate } from '../commands/parse/template/read-template.ts';
import type { CommandsPipeline } from '../commands/pipeline-options.ts';
import type { CommandAccount } from '../contract/admin-api.ts';
import type { AliasText } from '../domain/alias.ts';
import type { Channel } from '../domain/channel.ts';
import { sha256 } from '../lib/sha256.ts';
import type { Message } from '../messages/message.ts';
import { oneLine } from '../messages/one-line.ts';
import { text } from '../messages/spans.ts';
import type { Platform } from '../platforms/platform.ts';
import type { WebMessageFeed } from '../platforms/web/web-message-feed.ts';
import type { Store } from '../storage/store.ts';
import type { CommandRules } from './command-rules.ts';
import { answerIdOf, type AnswerPoster } from './post-answer.ts';

type CommandEntrance = AdminApiDependencies['commands'];
type Received = Parameters<CommandEntrance['receive']>[0];

/** What the entrance is made from. */
export interface WebCommandEntranceOptions {
  readonly store: Store;
  readonly feed: WebMessageFeed;
  readonly web: Platform;
  readonly now: () => Date;
  readonly pipeline: CommandsPipeline;
  readonly poster: AnswerPoster;
  readonly parsing: Pick<ParseContext, 'catalogue' | 'facts'>;
  readonly sdk: AwsSdk;
  readonly rules: CommandRules;
  /** The aliases that count in a channel. */
  readonly listAliases: (channel: Channel) => Promise<readonly AliasText[]>;
  /** Takes the secrets out of what was said in a channel. */
  readonly maskSaid: (channel: Channel, said: string) => Promise<string>;
}

const BY_CHANNEL =
  'Channels here reach accounts by roles. whoami tells where your commands go; every answer and every card says where it was.';

/** The entrance; `settled` resolves when no answer is under way. */
export class WebCommandEntrance implements CommandEntrance {
  readonly #options: WebCommandEntranceOptions;
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: WebCommandEntranceOptions) {
    this.#options = options;
  }

  async receive({ configuration, person, text: said, clientMessageId }: Received): Promise<{ readonly messageId: string }> {
    const { store, feed, web, now, maskSaid } = this.#options;
    const { channel } = configuration;
    // Whoever sends another person's id by chance or on purpose has a message of their own.
    const idempotencyKey = `web:${sha256(JSON.stringify([person.userId, channel.channelId, clientMessageId]))}`;
    const messageId = `said:${idempotencyKey}`;
    if ((await store.records.webMessages.find(messageId)) === undefined) {
      // What is shown stays in the store, and secrets have no place there (R9).
      const masked = await maskSaid(channel, said);
      const payload = JSON.stringify(web.render(composeSaid(masked, person)));
      const row = { id: messageId, channelId: channel.channelId, payload, now: now() };
      feed.publish(await store.write((records) => records.webMessages.put(row)));
    }
    const { userId, displayName } = person;
    const answered = this.#answer({ channel, person: { userId, displayName }, text: said, idempotencyKey });
    this.#underWay.add(answered);
    void answered.finally(() => this.#underWay.delete(answered));
    return { messageId };
  }

  async complete(request: Parameters<CommandEntrance['complete']>[0]): ReturnType<CommandEntrance['complete']> {
    if (isAboutAlias(request)) return completeAlias(request, await this.#listAliases(request.channelId));
    const { start, end, completions } = completeLine(request, this.#options.parsing);
    return { start, end, completions: completions.map((completion) => ({ ...completion })) };
  }

  async #listAliases(channelId: string | undefined): Promise<readonly CompletedAlias[]> {
    if (channelId === undefined) return [];
    const aliases = await this.#options.listAliases({ platform: 'web', workspaceId: '', channelId });
    return aliases.map(({ name, commandText }) => {
      const read = readTemplate(commandText);
      return { name, commandText, variables: read.status === 'read' ? listVariables(read.steps) : [] };
    });
  }

  async findAccount(signal: AbortSignal): Promise<CommandAccount> {
    const { sdk, rules } = this.#options;
    const region = rules.defaultRegion;
    // Nobody is to read the account of the machine below a channel whose commands go elsewhere.
    if (rules.hasRolesOnPage) return { kind: 'by-channel', region, reason: BY_CHANNEL };
    const account = await sdk.callerIdentity.find(signal);
    switch (account.kind) {
      case 'account':
        return { kind: 'account', accountId: account.accountId, region };
      case 'demo':
        return { kind: 'demo', accountId: account.accountId, region, reason: account.reason };
      case 'unknown':
        return { kind: 'unknown', region, reason: account.reason };
    }
  }

  /** Resolves when no answer is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #answer(request: Parameters<CommandsPipeline>[0]): Promise<void> {
    const { pipeline, poster } = this.#options;
    const answer = await pipeline(request);
    if (answer !== undefined) await poster.post(request, answerIdOf(request.idempotencyKey), answer);
  }
}

function composeSaid(said: string, { userId, displayName }: Received['person']): Message {
  return {
    title: { spans: [text(said)] },
    tone: 'neutral',
    blocks: [],
    fallbackText: `${displayName}: ${oneLine(said)}`,
    author: { userId, displayName },
  };
}
