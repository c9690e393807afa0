// Reloading the configuration: all of it or nothing.
import type { Logger } from 'pino';
import { diffConfig, type ConfigChange } from '../config/diff-config.ts';
import { formatProblems } from '../config/format-problems.ts';
import type { ConfigOutcome } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import type { ReloadAnswer } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { invalidConfiguration } from './invalid-configuration.ts';

/** Reads file and environment anew. */
export type ConfigLoader = () => Promise<ConfigOutcome>;

/** What follows a change of the configuration and may fail; what failed is tried again by the next reload. */
interface FollowUp {
  /** What it does, as a warning says it, for example `restarting Slack`. */
  readonly name: string;
  /** The section of the configuration that it depends on; without it, any change calls for it. */
  readonly section?: keyof Config;
  /** True where it follows every reload, also one that changes nothing. */
  readonly isAlwaysDue?: true;
  run(config: Config): Promise<void>;
}

/** What a reload asks of the rest of the app. */
export interface ReloadSteps {
  /** Does everything that can fail, and changes nothing; returns the switch to the new configuration, which cannot fail. */
  readonly prepare: (config: Config) => Promise<() => void>;
  /** Puts the changes on record, before they are in force; where it throws, they do not come into force. */
  readonly record: (by: Person, changes: readonly ConfigChange[]) => Promise<void>;
  readonly followUps: readonly FollowUp[];
  readonly logger: Logger;
}

/** Makes the reload; where it throws, the old configuration is in force as a whole. Reloads run one after the other. */
export function createReload(
  current: CurrentConfiguration,
  loadConfig: ConfigLoader,
  { prepare, record, followUps, logger }: ReloadSteps,
): (by: Person) => Promise<ReloadAnswer> {
  let last: Promise<unknown> = Promise.resolve();
  const failed = new Set<FollowUp>();

  async function reload(by: Person): Promise<ReloadAnswer> {
    const outcome = await loadConfig();
    if (outcome.status === 'invalid') throw invalidConfiguration(outcome);
    const { changes, refusals } = diffConfig(current.config, outcome.config);
    if (refusals.length > 0) throw new AppError('config-needs-restart', refusals.map(describe).join('; '));
    // Also without a change: a pinned certificate may have been renewed in its file.
    const switchOver = await prepare(outcome.config);
    if (changes.length > 0) await record(by, changes);
    current.replace(outcome.config);
    switchOver();
    const due = followUps.filter((followUp) => failed.has(followUp) || isCalledFor(followUp, changes));
    const warnings = [...formatProblems({ ...outcome, problems: outcome.warnings }), ...(await follow(due, outcome.config))];
    return { changed: changes.map(describe), warnings };
  }

  async function follow(due: readonly FollowUp[], config: Config): Promise<string[]> {
    const warnings: string[] = [];
    for (const followUp of due) {
      try {
        await followUp.run(config);
        failed.delete(followUp);
      } catch (error) {
        failed.add(followUp);
        logger.error({ error, step: followUp.name }, 'the new configuration is in force, but a step after it failed');
        warnings.push(`The new configuration is in force, but ${followUp.name} failed; see the log, then reload again`);
      }
    }
    return warnings;
  }

  return (by) => {
    const next = last.then(() => reload(by));
    last = next.catch(() => undefined);
    return next;
  };
}

function isCalledFor({ section, isAlwaysDue }: FollowUp, changes: readonly ConfigChange[]): boolean {
  if (isAlwaysDue === true) return true;
  if (section === undefined) return changes.length > 0;
  return changes.some(({ path }) => path === section || path.startsWith(`${section}.`) || path.startsWith(`${section}[`));
}

function describe({ path, text }: ConfigChange): string {
  return `${path} ${text}`;
}
