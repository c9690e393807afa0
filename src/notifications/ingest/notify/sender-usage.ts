// When each sender was last let in and by which key, so that whoever changes keys sees when the old one is no longer used.
import type { Logger } from 'pino';
import { RecentValues } from '../../../lib/recent-values.ts';
import type { SenderProof, SenderVerdict } from './notify-senders.ts';

type KnownSender = Extract<SenderVerdict, { status: 'known' }>;

/** When somebody was let in. */
export interface SenderUse {
  readonly name: string;
  readonly proof: SenderProof;
  /** True for a key that is being replaced. */
  readonly isPrevious: boolean;
  readonly lastUsedAt: Date;
}

/** What it works with. */
export interface SenderUsageOptions {
  readonly logger: Logger;
  readonly noteUse: (use: SenderUse) => void;
}

/** How often it is said of one sender that its key should be replaced. */
const SAID_EVERY_MS = 86_400_000;

/** How long before its end a key is said to end. */
const ENDS_SOON_MS = 7 * 86_400_000;

/** How many senders are remembered; more than any configuration has. */
const SENDERS_MAX = 1_000;

/** Remembers it since the start. */
export class SenderUsage {
  readonly #options: SenderUsageOptions;
  readonly #uses = new RecentValues<string, SenderUse>(SENDERS_MAX);
  readonly #said = new RecentValues<string, number>(SENDERS_MAX);

  constructor(options: SenderUsageOptions) {
    this.#options = options;
  }

  /** Notes that a sender was let in, and says once a day that its key is old or ends soon. */
  note({ proof, sender }: KnownSender, now: Date): void {
    const use = { name: sender.name, proof, isPrevious: sender.isPrevious === true, lastUsedAt: now };
    const key = keyOf(use);
    this.#uses.set(key, use);
    this.#options.noteUse(use);
    const endsSoon = sender.expiresAt !== undefined && sender.expiresAt.getTime() - now.getTime() < ENDS_SOON_MS;
    if (!use.isPrevious && !endsSoon) return;
    const saidAt = this.#said.get(key);
    if (saidAt !== undefined && now.getTime() - saidAt < SAID_EVERY_MS) return;
    this.#said.set(key, now.getTime());
    const facts = { sender: sender.name, proof, ...(sender.expiresAt === undefined ? {} : { expiresAt: sender.expiresAt }) };
    this.#options.logger.warn(
      facts,
      use.isPrevious ? 'a sender still uses the key that is being replaced' : 'the time of a sender’s key is over soon',
    );
  }

  /** When a sender was last let in by a key since the start, if it was. */
  find(use: Pick<SenderUse, 'name' | 'proof' | 'isPrevious'>): Date | undefined {
    return this.#uses.get(keyOf(use))?.lastUsedAt;
  }
}

function keyOf({ name, proof, isPrevious }: Pick<SenderUse, 'name' | 'proof' | 'isPrevious'>): string {
  return `${name} ${proof} ${String(isPrevious)}`;
}
