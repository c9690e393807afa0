import { describe, expect, it } from 'vitest';
import { Config } from './schema.ts';
import { problemLines } from './testing/load-text.ts';

async function problemsOf(yaml: string): Promise<readonly string[]> {
  return (await problemLines(yaml)).map((line) => line.replace('signalbox.yaml:', ''));
}

const ITEM = 'configurationName: a, platform: web, channelId: a';

describe('validateData', () => {
  it.each([
    ['a mistyped key', 'logLevl: info', '1:1 logLevl: unknown key; did you mean "logLevel"?'],
    ['a key in another style', 'log_level: info', '1:1 log_level: unknown key; did you mean "logLevel"?'],
    ['a key that belongs elsewhere', 'adminSocket: /a', '1:1 adminSocket: unknown key here; it belongs at server.adminSocket'],
    ['a key from elsewhere', 'storage: { sqlite: x }', '1:12 storage.sqlite: unknown key; the keys here are postgresUrl'],
    ['a merge key', 'server: { <<: { port: 1 } }', '1:11 server["<<"]: merge keys (<<) are not used in this file; write the lines out'],
    [
      'a file for what is no secret',
      'logLevel_FILE: x',
      '1:1 logLevel_FILE: only secrets can stand in a file of their own; write logLevel',
    ],
    [
      'a key named like what objects have',
      'constructor: 1\n',
      `1:1 constructor: unknown key; the keys here are ${Object.keys(Config.shape).join(', ')}`,
    ],
  ])('refuses %s', async (_, yaml, problem) => {
    expect(await problemsOf(yaml)).toEqual([problem]);
  });

  it('reports a mistyped key once, not again as the key that is missing', async () => {
    expect(await problemsOf('slack: { workspaces: [{ workspaceID: T0, bot_token: xoxb-1 }] }')).toEqual([
      '1:25 slack.workspaces[0].workspaceID: unknown key; did you mean "workspaceId"?',
      '1:42 slack.workspaces[0].bot_token: unknown key; did you mean "botToken"?',
    ]);
    expect(await problemsOf('slack: { workspaces: [{ workspaceId: T0, botTokn_FILE: a }] }')).toEqual([
      '1:42 slack.workspaces[0].botTokn_FILE: unknown key; did you mean "botToken_FILE"?',
    ]);
  });

  it.each([
    [
      'a missing value',
      `channelConfigurations: [{ platform: web, channelId: a }]`,
      '1:25 channelConfigurations[0].configurationName: is missing',
    ],
    [
      'a missing choice',
      'channelConfigurations: [{ configurationName: a, channelId: a }]',
      '1:25 channelConfigurations[0].platform: is missing; it must be one of web, slack, teams, teams-webhook, chime',
    ],
    ['an empty section', 'server:\nlogLevel: info', '1:8 server: is empty; give it a value or remove it'],
    ['an empty list', 'administrators:', '1:16 administrators: is empty; give it a value or remove it'],
    ['an empty item', 'administrators: [web:a, ~]', '1:25 administrators[1]: is empty; give it a value or remove it'],
    ['a text for a section', 'server: here', '1:9 server: must hold keys with values; got "here"'],
    ['a forgotten space', 'server: port:7700', '1:9 server: must hold keys with values; a space is missing after the colon'],
    ['a list for a section', 'server: []', '1:9 server: must hold keys with values; got a list'],
    [
      'keys for a list',
      'administrators: { a: b }',
      '1:17 administrators: must be a list, each item on a line of its own after "- "; got keys with values',
    ],
    [
      'a text for a list',
      'administrators: web:a',
      '1:17 administrators: must be a list, each item on a line of its own after "- "; got "web:a"',
    ],
    ['a list that is too short', 'slack: { workspaces: [] }', '1:22 slack.workspaces: must have at least 1 item'],
    [
      'a number for a text',
      `channelConfigurations: [{ ${ITEM}, channelName: 007 }]`,
      '1:91 channelConfigurations[0].channelName: must be text, but YAML reads a number here; write "007" in quotes',
    ],
    ['a truth for a text', 'dataFolder: true', '1:13 dataFolder: must be text, but YAML reads true or false here; write "true" in quotes'],
    [
      'an account id that lost its zero',
      'administrators: [012345678901]',
      '1:18 administrators[0]: must be text, but YAML reads a number here; write "012345678901" in quotes',
    ],
    ['keys for a text', 'dataFolder: { a: b }', '1:13 dataFolder: must be text; got keys with values'],
    ['an empty text', "dataFolder: ''", '1:13 dataFolder: must not be empty'],
    [
      'a text that is too long',
      `channelConfigurations: [{ ${ITEM}, channelName: ${'x'.repeat(81)} }]`,
      '1:91 channelConfigurations[0].channelName: must have at most 80 characters',
    ],
    ['a number in quotes', 'server: { port: "7700" }', '1:17 server.port: must be a number, without quotes; got "7700"'],
    ['a broken number', 'server: { port: 7700.5 }', '1:17 server.port: must be a whole number in plain decimal digits; got 7700.5'],
    ['an octal number', 'server: { port: 0o17 }', '1:17 server.port: must be a whole number in plain decimal digits; got 0o17'],
    [
      'what older readers take for octal',
      'server: { port: 07700 }',
      '1:17 server.port: must be a whole number in plain decimal digits; got 07700',
    ],
    ['no number', 'server: { port: .nan }', '1:17 server.port: must be a whole number in plain decimal digits; got .nan'],
    ['a number out of range', 'server: { port: 65536 }', '1:17 server.port: must be a whole number from 0 to 65535; got 65536'],
    [
      'what only YAML 1.1 takes for true',
      'sns: { requireSignatureVersion2: yes }',
      '1:34 sns.requireSignatureVersion2: must be true or false; got "yes"',
    ],
    ['none of the choices', 'logLevel: verbose', '1:11 logLevel: must be one of fatal, error, warn, info, debug, trace; got "verbose"'],
    ['a number for a choice', 'logLevel: 1', '1:11 logLevel: must be one of fatal, error, warn, info, debug, trace; got 1'],
    [
      'a text of the wrong form',
      'slack: { workspaces: [{ workspaceId: t0, botToken: x }] }',
      '1:38 slack.workspaces[0].workspaceId: must be a Slack workspace id such as T0123ABCD; got "t0"',
    ],
  ])('refuses %s', async (_, yaml, problem) => {
    expect(await problemsOf(yaml)).toEqual([problem]);
  });

  it('does not call missing what stands on a line that could not be read', async () => {
    const yaml =
      'channelConfigurations:\n  - configurationName: a\n\tplatform: web\n    channelId: a\n  - configurationName: b\n    platform: web\n';

    expect(await problemsOf(yaml)).toEqual(['3:1: a tab cannot indent; use spaces', '5:5 channelConfigurations[1].channelId: is missing']);
  });

  it('does not call empty what only has a broken line below it', async () => {
    expect(await problemsOf('server:\n\tport: 1\nlogLevel: info\n')).toEqual(['2:1: a tab cannot indent; use spaces']);
  });

  it('does not look for what a broken line may have named', async () => {
    const yaml =
      'notify:\n  tokens:\n    - name: a\n      token: aaaaaaaaaaaaaaaaaaaa\n      configurationNames: [b]\nchannelConfigurations:\n  - configurationName: @b\n    platform: web\n    channelId: b\n';

    expect(await problemsOf(yaml)).toEqual(['7:24: a value cannot start with this character; put it in quotes']);
  });

  it('reports both faults where a key is given twice and its first value is wrong', async () => {
    expect(await problemsOf('logLevel: loud\nlogLevel: info\n')).toEqual([
      '1:11 logLevel: must be one of fatal, error, warn, info, debug, trace; got "loud"',
      '2:1 logLevel: is given twice, first on line 1',
    ]);
  });

  it('reports a tag once, not again as a missing value', async () => {
    expect(await problemsOf(`channelConfigurations: [{ configurationName: !x a, platform: web, channelId: a }]`)).toEqual([
      '1:49 channelConfigurations[0].configurationName: tags (!) are not used in this file; to make a value text put it in quotes',
    ]);
  });
});
