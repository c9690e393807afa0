// Tells operators that deliveries are dead, and that none is any more.
import type { NotificationsContext } from '../context.ts';
import type { OperatorNotices } from '../operator-notices.ts';

const KEY = 'dead deliveries';

/** Looks after each death, after each replay, and at the start. */
export class DeadLetterWatch {
  readonly #context: Pick<NotificationsContext, 'store' | 'logger'>;
  readonly #notices: OperatorNotices;
  #looking: Promise<void> | undefined;
  #isCalledAgain = false;

  constructor(context: Pick<NotificationsContext, 'store' | 'logger'>, notices: OperatorNotices) {
    this.#context = context;
    this.#notices = notices;
  }

  /** Looks whether any is dead, and tells; many calls at once are one look. Never rejects. */
  check(): Promise<void> {
    this.#isCalledAgain = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    while (this.#isCalledAgain) {
      this.#isCalledAgain = false;
      try {
        await this.#tell();
      } catch (error) {
        this.#context.logger.error({ error }, 'dead deliveries cannot be looked for');
      }
    }
  }

  async #tell(): Promise<void> {
    const [newest] = await this.#context.store.records.deliveries.list({ status: 'dead', limit: 1 });
    if (newest === undefined) {
      await this.#notices.clear(KEY, 'No delivery is dead any more.');
      return;
    }
    await this.#notices.raise({
      key: KEY,
      severity: 'high',
      title: 'Messages could not be delivered',
      text: `The newest was for ${newest.configurationName}: ${newest.reason ?? 'without a reason'}`,
      nextSteps: [
        '`signalbox deliveries list --status dead` lists them with their reasons.',
        '`signalbox deliveries replay --all` sends them again; `--to`, `--since` and `--reason` choose some.',
        '`signalbox deliveries discard --all` lets them go.',
      ],
    });
  }
}
