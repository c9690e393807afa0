// What a reload changes: every changed value with its path, and those that only a restart can change. Secrets are
// compared, never shown.
import { Secret } from '../lib/secret.ts';
import { needsRestart } from './needs-restart.ts';
import type { Config } from './schema.ts';

/** One change. */
export interface ConfigChange {
  /** Such as `channelConfigurations[ops].loggingLevel`: items of lists go by their names, not their positions. */
  readonly path: string;
  /** What changed, without full stop and without any secret. */
  readonly text: string;
  /** The values, where there was one and where there is one; as JSON they show no secret. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What differs between two configurations; a reload with refusals must change nothing. */
export interface ConfigDifference {
  readonly changes: readonly ConfigChange[];
  /** Changes that need a restart. */
  readonly refusals: readonly ConfigChange[];
}

// By which field the items of each list are told apart; a list within the items of another goes by both names.
const ITEM_NAMES: ReadonlyMap<string, string> = new Map([
  ['accountNames', 'accountId'],
  ['channelConfigurations', 'configurationName'],
  ['channelConfigurations.accounts', 'name'],
  ['chime.webhooks', 'name'],
  ['customActions', 'actionName'],
  ['notifications.heartbeats', 'name'],
  ['notifications.muteTimings', 'name'],
  ['notifications.routes', 'name'],
  ['notifications.routeTests', 'name'],
  ['notifications.rules', 'name'],
  ['notify.tokens', 'name'],
  ['slack.workspaces', 'workspaceId'],
  ['sns.pinnedCertificates', 'url'],
  ['sqs.queues', 'queueUrl'],
  ['teamsWebhooks.webhooks', 'name'],
]);

/** Compares the configuration in force with a new one. */
export function diffConfig(before: Config, after: Config): ConfigDifference {
  const changes = diffValues(before, after, '');
  const refusals = changes
    .filter(({ path }) => needsRestart(path))
    .map((change) => ({ ...change, text: `${change.text}; this needs a restart` }));
  return { changes: [...changes, ...listRenames(before, after)].filter(({ path }) => !needsRestart(path)), refusals };
}

function diffValues(before: unknown, after: unknown, path: string): ConfigChange[] {
  if (before instanceof Secret || after instanceof Secret) return diffSecrets(before, after, path);
  if (before === undefined || after === undefined)
    return before === after ? [] : [{ path, text: before === undefined ? 'added' : 'removed', ...values(before, after) }];
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, path);
  if (isSection(before) && isSection(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diffValues(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return before === after
    ? []
    : [{ path, text: `changed from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, ...values(before, after) }];
}

function diffSecrets(before: unknown, after: unknown, path: string): ConfigChange[] {
  if (before instanceof Secret && after instanceof Secret) {
    return before.reveal() === after.reveal() ? [] : [{ path, text: 'changed', ...values(before, after) }];
  }
  return [{ path, text: before === undefined ? 'added' : 'removed', ...values(before, after) }];
}

function values(before: unknown, after: unknown): Pick<ConfigChange, 'before' | 'after'> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function diffLists(before: readonly unknown[], after: readonly unknown[], path: string): ConfigChange[] {
  const beforeItems = nameItems(before, path);
  const afterItems = nameItems(after, path);
  const names = new Set([...beforeItems.keys(), ...afterItems.keys()]);
  const changes = [...names].flatMap((name) => diffValues(beforeItems.get(name), afterItems.get(name), `${path}[${name}]`));
  return ORDERED_LISTS.has(listPath(path)) ? [...changes, ...diffOrder([...beforeItems.keys()], [...afterItems.keys()], path)] : changes;
}

// Lists whose items are gone through in their order.
const ORDERED_LISTS: ReadonlySet<string> = new Set(['notifications.routes', 'notifications.rules']);

function diffOrder(before: readonly string[], after: readonly string[], path: string): ConfigChange[] {
  const kept = before.filter((name) => after.includes(name));
  const now = after.filter((name) => before.includes(name));
  if (kept.every((name, index) => name === now[index])) return [];
  return [{ path, text: `put into the order ${now.join(', ')}`, before: kept, after: now }];
}

// Texts are their own names; the order of a list has no meaning in any part of the configuration but these.
function nameItems(items: readonly unknown[], path: string): ReadonlyMap<string, unknown> {
  const nameField = ITEM_NAMES.get(listPath(path)) ?? '';
  // What has no name is told apart by all that it says.
  return new Map(
    items.map((item) => [isSection(item) ? String(nameField === '' ? JSON.stringify(item) : item[nameField]) : String(item), item]),
  );
}

/** The path of a list without the names of items; routes within routes are a list like that of the routes around. */
function listPath(path: string): string {
  // Match: [ops] of channelConfigurations[ops].accounts. Near miss: a path without a list.
  const plain = path.replaceAll(/\[[^\]]*\]/g, '');
  // Match: notifications.routes.routes. Near miss: notifications.routeTests.
  return plain.replace(/^(notifications\.routes)(?:\.routes)+$/, '$1');
}

// A name is what deliveries and incidents are kept under, so a new name for the same channel is a new configuration.
function listRenames(before: Config, after: Config): ConfigChange[] {
  const keptNames = new Set(after.channelConfigurations.map(({ configurationName }) => configurationName));
  const formerNames = new Set(before.channelConfigurations.map(({ configurationName }) => configurationName));
  return before.channelConfigurations.flatMap((old) => {
    if (keptNames.has(old.configurationName)) return [];
    const successor = after.channelConfigurations.find((item) => !formerNames.has(item.configurationName) && isSameChannel(item, old));
    if (successor === undefined) return [];
    const text = `has the channel of ${old.configurationName} now; names do not change, so it starts without the history of ${old.configurationName}`;
    return [{ path: `channelConfigurations[${successor.configurationName}]`, text }];
  });
}

type ChannelFields = Pick<Config['channelConfigurations'][number], 'platform' | 'workspaceId' | 'channelId'>;

function isSameChannel(left: ChannelFields, right: ChannelFields): boolean {
  return left.platform === right.platform && left.workspaceId === right.workspaceId && left.channelId === right.channelId;
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
