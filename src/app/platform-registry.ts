// The chat platforms that the configuration asks for; their code is loaded only then.
import type { Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import type { PlatformName } from '../domain/channel.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { Platform, PlatformHandlers } from '../platforms/platform.ts';

/** Keeps the platforms. */
export class PlatformRegistry implements PlatformDirectory {
  readonly #platforms = new Map<PlatformName, Platform>();
  readonly #handlers: PlatformHandlers;
  readonly #logger: Logger;

  /** Takes what platforms call when something comes in from the chat. */
  constructor(handlers: PlatformHandlers, logger: Logger) {
    this.#handlers = handlers;
    this.#logger = logger;
  }

  /** Adds a platform that is always there. */
  add(platform: Platform): void {
    this.#platforms.set(platform.name, platform);
  }

  find(name: PlatformName): Platform | undefined {
    return this.#platforms.get(name);
  }

  /** Starts, restarts or stops Slack as the configuration says. */
  async applySlack(slack: Config['slack']): Promise<void> {
    await this.#platforms.get('slack')?.stop();
    this.#platforms.delete('slack');
    if (slack === undefined) return;
    const { createSlackPlatform } = await import('../platforms/slack/index.ts');
    const platform = createSlackPlatform({ config: slack, logger: this.#logger });
    this.#platforms.set('slack', platform);
    await platform.start(this.#handlers);
  }

  /** Stops every platform. */
  async stop(): Promise<void> {
    await Promise.all([...this.#platforms.values()].map((platform) => platform.stop()));
  }
}
