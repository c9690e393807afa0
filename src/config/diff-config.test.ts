import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { diffConfig } from './diff-config.ts';
import { needsRestart } from './needs-restart.ts';
import { arbitraryConfigInput } from './testing/arbitrary-config.ts';
import { loadValid } from './testing/load-text.ts';

/** What reloading the second text over the first changes, as lines. */
async function linesOf(before: string, after: string): Promise<{ changes: string[]; refusals: string[] }> {
  const { changes, refusals } = diffConfig(await loadValid(before), await loadValid(after));
  return { changes: changes.map(({ path, text }) => `${path}: ${text}`), refusals: refusals.map(({ path, text }) => `${path}: ${text}`) };
}

const NOTIFY = 'notify: { tokens: [{ name: ci, token: TOKEN }] }';
const OPS = '{ configurationName: ops, platform: web, channelId: ops, channelName: "#ops" }';

describe('diffConfig', () => {
  it('finds nothing between equal configurations', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryConfigInput(), async (input) => {
        const yaml = stringify(input);

        expect(diffConfig(await loadValid(yaml), await loadValid(yaml))).toEqual({ changes: [], refusals: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('tells the rules for messages apart by their names, and when their order changes', async () => {
    const rules = (...each: readonly string[]): string =>
      `notifications: { rules: [${each.map((name) => `{ name: ${name}, set: { owner: web } }`).join(', ')}] }`;

    expect((await linesOf(rules('a', 'b', 'c'), rules('c', 'a', 'd'))).changes).toEqual([
      'notifications.rules[b]: removed',
      'notifications.rules[d]: added',
      'notifications.rules: put into the order c, a',
    ]);
    expect((await linesOf(rules('a', 'b'), rules('b'))).changes).toEqual(['notifications.rules[a]: removed']);
  });

  it('tells the accounts of a channel apart by their names', async () => {
    const account = (name: string, id: string): string => `{ name: ${name}, role: "arn:aws:iam::${id}:role/ops" }`;
    const channel = (...accounts: readonly string[]): string =>
      `channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, accounts: [${accounts.join(', ')}] }]`;
    const before = channel(account('prod', '111111111111'), account('dev', '222222222222'));
    const { changes } = await linesOf(before, channel(account('dev', '222222222222'), account('prod', '333333333333')));

    expect(changes).toEqual([
      'channelConfigurations[ops].accounts[prod].role: changed from "arn:aws:iam::111111111111:role/ops" to "arn:aws:iam::333333333333:role/ops"',
    ]);
  });

  it('shows values before and after', async () => {
    const { changes } = await linesOf(
      'logLevel: info',
      'logLevel: debug\nsns: { requireSignatureVersion2: true, endpointUrl: "https://a.example" }',
    );

    expect(changes).toEqual([
      'logLevel: changed from "info" to "debug"',
      'sns.requireSignatureVersion2: changed from false to true',
      'sns.endpointUrl: added',
    ]);
  });

  it('tells items of lists apart by their names, whatever their order', async () => {
    const two = '{ configurationName: two, platform: web, channelId: two }';

    const { changes } = await linesOf(
      `channelConfigurations: [${OPS}, ${two}]`,
      `channelConfigurations: [${two.replace('}', ', state: DISABLED }')}, ${OPS}]`,
    );

    expect(changes).toEqual(['channelConfigurations[two].state: changed from "ENABLED" to "DISABLED"']);
  });

  it('reports texts that come into lists and go out of them', async () => {
    const { changes } = await linesOf('administrators: [web:ana, web:ben]', 'administrators: [web:ben, web:eve]');

    expect(changes).toEqual(['administrators[web:ana]: removed', 'administrators[web:eve]: added']);
  });

  it('reports a configuration that is dropped', async () => {
    const { changes, refusals } = await linesOf('{}', 'channelConfigurations: []');

    expect(changes).toEqual(['channelConfigurations[ops]: removed']);
    expect(refusals).toEqual([]);
  });

  it('says what a new name for the same channel means', async () => {
    const { changes } = await linesOf('{}', `channelConfigurations: [${OPS.replace('configurationName: ops', 'configurationName: prod')}]`);

    expect(changes).toEqual([
      'channelConfigurations[ops]: removed',
      'channelConfigurations[prod]: added',
      'channelConfigurations[prod]: has the channel of ops now; names do not change, so it starts without the history of ops',
    ]);
  });

  it('takes a known configuration on a freed channel for moved, not renamed', async () => {
    const two = '{ configurationName: two, platform: web, channelId: two }';

    const { changes } = await linesOf(
      `channelConfigurations: [${OPS}, ${two}]`,
      `channelConfigurations: [${two.replace('channelId: two', 'channelId: ops')}]`,
    );

    expect(changes).toEqual(['channelConfigurations[ops]: removed', 'channelConfigurations[two].channelId: changed from "two" to "ops"']);
  });

  it('says that a secret changed without showing either', async () => {
    const [first, second] = ['q7Hd0sLw93kfPz2mXv5t', 'w8Je1tMx04lgQa3nYw6u'];

    const difference = diffConfig(await loadValid(NOTIFY.replace('TOKEN', first)), await loadValid(NOTIFY.replace('TOKEN', second)));

    expect(difference.changes).toMatchObject([{ path: 'notify.tokens[ci].token', text: 'changed' }]);
    expect(inspect(difference)).not.toMatch(new RegExp(`${first}|${second}`));
    expect(JSON.parse(JSON.stringify(difference.changes))).toMatchObject([{ before: '[redacted]', after: '[redacted]' }]);
  });

  it('says that a secret came or went', async () => {
    const slack = 'slack: { workspaces: [{ workspaceId: T0, botToken: xoxb-1 }] }';

    const { changes } = await linesOf(slack, slack.replace('}]', ', appToken: xapp-1 }]'));

    expect(changes).toEqual(['slack.workspaces[T0].appToken: added']);
  });

  it('refuses what only a restart can change, and keeps the rest apart', async () => {
    const { changes, refusals } = await linesOf(
      'logLevel: info',
      'logLevel: debug\nserver: { host: localhost, port: 1, adminSocket: a, publicUrl: "https://a.example" }\ndataFolder: b\nstorage: { postgresUrl: "postgres://me:word@db/x" }',
    );

    expect(changes).toEqual(['logLevel: changed from "info" to "debug"']);
    expect(refusals).toEqual([
      'server.host: changed from "127.0.0.1" to "localhost"; this needs a restart',
      'server.port: changed from 7700 to 1; this needs a restart',
      'server.publicUrl: added; this needs a restart',
      'server.adminSocket: added; this needs a restart',
      'dataFolder: changed from "./data" to "b"; this needs a restart',
      'storage.postgresUrl: added; this needs a restart',
    ]);
  });
});

describe('needsRestart', () => {
  it('does not take a longer name for the same', () => {
    expect(needsRestart('storage')).toBe(true);
    expect(needsRestart('storage.postgresUrl')).toBe(true);
    expect(needsRestart('storages')).toBe(false);
    expect(needsRestart('server')).toBe(false);
  });
});
