// Where the answers to requests stand: under which id a platform has posted each, so that a card can be changed later, also after a restart
// and by another node.
import { RecentValues } from '../lib/recent-values.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { AnswerEnd } from '../platforms/platform.ts';
import type { Store } from '../storage/store.ts';
import { answerIdOf, type AnswerFinder, type AnswerKey } from './post-answer.ts';

/** How many ids are kept in memory; the others are read from the audit log. Our own bound. */
const ANSWERS_REMEMBERED = 2000;

/** How many changes wait for their answers to be posted; an answer that never comes has nobody waiting for its change. Our own bound. */
const CHANGES_WAITING = 200;

/** How many answers of a command are looked through: the first, and those that told later what had taken long. */
const ANSWERS_OF_COMMAND = 10;

/** What finding needs. */
export interface AnswerBookOptions {
  readonly store: Pick<Store, 'records'>;
  readonly platforms: PlatformDirectory;
}

/** Knows where answers stand. */
export class AnswerBook implements AnswerFinder {
  readonly #options: AnswerBookOptions;
  readonly #ids = new RecentValues<string, string>(ANSWERS_REMEMBERED);
  readonly #waiting = new RecentValues<string, (messageId: string) => void>(CHANGES_WAITING);

  /** Takes where to look. */
  constructor(options: AnswerBookOptions) {
    this.#options = options;
  }

  /** Notes under which id an answer was posted; what waited for it goes on. */
  note(idempotencyKey: string, end: AnswerEnd): void {
    const messageId = end.isPosted ? end.messageId : undefined;
    if (messageId === undefined) return;
    this.#ids.set(idempotencyKey, messageId);
    const use = this.#waiting.get(idempotencyKey);
    this.#waiting.delete(idempotencyKey);
    use?.(messageId);
  }

  /**
   * Finds the id of an answer, and leaves `use` behind for the moment in which it is posted where it is not yet: of several for the same
   * answer the newest counts.
   */
  async find({ channel, idempotencyKey }: AnswerKey, use: (messageId: string) => void): Promise<string | undefined> {
    if (this.#options.platforms.find(channel.platform)?.capabilities.idsAreKeys === true) return answerIdOf(idempotencyKey);
    const known = this.#ids.get(idempotencyKey) ?? (await this.#read(idempotencyKey)) ?? this.#ids.get(idempotencyKey);
    if (known === undefined) this.#waiting.set(idempotencyKey, use);
    return known;
  }

  async #read(idempotencyKey: string): Promise<string | undefined> {
    const { commands, auditEvents } = this.#options.store.records;
    const command = await commands.findByKey(idempotencyKey);
    if (command === undefined) return undefined;
    const answers = await auditEvents.list({ commandId: command.id, kinds: ['command.answered'], limit: ANSWERS_OF_COMMAND });
    const ids = answers.map(({ detail }) => detail['messageId']).filter((messageId) => typeof messageId === 'string');
    return ids.at(-1);
  }
}
