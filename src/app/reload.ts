// Reloading the configuration: all of it or nothing.
import { diffConfig, type ConfigChange } from '../config/diff-config.ts';
import { formatProblems } from '../config/format-problems.ts';
import type { ConfigOutcome } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import type { ReloadAnswer } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { invalidConfiguration } from './invalid-configuration.ts';

/** Reads file and environment anew. */
export type ConfigLoader = () => Promise<ConfigOutcome>;

/** A configuration that has just come into force. */
export interface ChangedConfiguration {
  readonly config: Config;
  readonly isSlackChanged: boolean;
}

/** Makes the reload; it throws `config-invalid` and leaves the old configuration in force. Reloads run one after the other. */
export function createReload(
  current: CurrentConfiguration,
  loadConfig: ConfigLoader,
  apply: (changed: ChangedConfiguration) => Promise<void>,
): () => Promise<ReloadAnswer> {
  let last: Promise<unknown> = Promise.resolve();

  async function reload(): Promise<ReloadAnswer> {
    const outcome = await loadConfig();
    if (outcome.status === 'invalid') throw invalidConfiguration(outcome);
    const { changes, refusals } = diffConfig(current.config, outcome.config);
    if (refusals.length > 0) throw new AppError('config-needs-restart', refusals.map(describe).join('; '));
    if (changes.length > 0) {
      current.replace(outcome.config);
      await apply({ config: outcome.config, isSlackChanged: changes.some(({ path }) => path === 'slack' || path.startsWith('slack.')) });
    }
    return { changed: changes.map(describe), warnings: [...formatProblems({ ...outcome, problems: outcome.warnings })] };
  }

  return () => {
    const next = last.then(reload);
    last = next.catch(() => undefined);
    return next;
  };
}

function describe({ path, text }: ConfigChange): string {
  return `${path} ${text}`;
}
