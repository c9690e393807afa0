import { describe, expect, it } from 'vitest';
import { loadValid, problemLines, warningLines } from './testing/load-text.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

describe('applyEnvironment', () => {
  it('counts more than the file', async () => {
    const config = await loadValid('server: { port: 1 }\nlogLevel: debug\n', { environment: { SIGNALBOX_SERVER_PORT: '2' } });

    expect(config.server.port).toBe(2);
    expect(config.logLevel).toBe('debug');
  });

  it('heals a faulty value of the file', async () => {
    const config = await loadValid('server: { port: none }\n', { environment: { SIGNALBOX_SERVER_PORT: '2' } });

    expect(config.server.port).toBe(2);
  });

  it('fills a section that the file leaves empty', async () => {
    const config = await loadValid('server:\n', { environment: { SIGNALBOX_SERVER_PORT: '2' } });

    expect(config.server.port).toBe(2);
  });

  it('takes an empty variable for one that is not set', async () => {
    const config = await loadValid('logLevel: debug', { environment: { SIGNALBOX_LOG_LEVEL: '', SIGNALBOX_NOPE: '' } });

    expect(config.logLevel).toBe('debug');
  });

  it('sets, changes and adds items of lists, in the order of their numbers', async () => {
    const items = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`SIGNALBOX_ADMINISTRATORS_${index}`, `web:p${index}`]));

    const config = await loadValid('administrators: [web:first, web:second]', { environment: items });

    expect(config.administrators).toEqual(Array.from({ length: 12 }, (_, index) => `web:p${index}`));
  });

  it('adds to the channel that is there by default', async () => {
    const config = await loadValid('{}', { environment: { SIGNALBOX_CHANNEL_CONFIGURATIONS_0_SNS_TOPIC_ARNS_0: TOPIC } });

    expect(config.channelConfigurations).toMatchObject([{ configurationName: 'ops', channelName: '#ops', snsTopicArns: [TOPIC] }]);
  });

  it('takes nothing of the default channel where it describes one of its own', async () => {
    const config = await loadValid('{}', {
      environment: {
        SIGNALBOX_CHANNEL_CONFIGURATIONS_0_CHANNEL_ID: 'prod',
        SIGNALBOX_CHANNEL_CONFIGURATIONS_0_CONFIGURATION_NAME: 'prod',
        SIGNALBOX_CHANNEL_CONFIGURATIONS_0_PLATFORM: 'web',
      },
    });

    expect(config.channelConfigurations).toEqual([
      {
        configurationName: 'prod',
        platform: 'web',
        channelId: 'prod',
        snsTopicArns: [],
        loggingLevel: 'ERROR',
        state: 'ENABLED',
        accounts: [],
        mentions: [],
        customActions: [],
        allowAmbientChanges: false,
        allowBots: false,
        allowGuests: false,
        allowExternal: false,
        userAuthorizationRequired: false,
      },
    ]);
  });

  it.each([
    ['SIGNALBOX_SERVER_PORT', '0x1F', 'SIGNALBOX_SERVER_PORT server.port: must be a whole number; got "0x1F"'],
    ['SIGNALBOX_SERVER_PORT', '07700', 'SIGNALBOX_SERVER_PORT server.port: must be a whole number; got "07700"'],
    ['SIGNALBOX_SERVER_PORT', '70000', 'SIGNALBOX_SERVER_PORT server.port: must be a whole number from 0 to 65535; got 70000'],
    [
      'SIGNALBOX_LOG_LEVEL',
      'Debug',
      'SIGNALBOX_LOG_LEVEL logLevel: must be one of fatal, error, warn, info, debug, trace; got "Debug" (did you mean "debug"?)',
    ],
    [
      'SIGNALBOX_SNS_REQUIRE_SIGNATURE_VERSION2',
      'yes',
      'SIGNALBOX_SNS_REQUIRE_SIGNATURE_VERSION2 sns.requireSignatureVersion2: must be true or false; got "yes"',
    ],
    [
      'SIGNALBOX_ADMINISTRATORS_1',
      'web:a',
      'SIGNALBOX_ADMINISTRATORS_1 administrators[1]: leaves a gap in a list: the next free position is 0',
    ],
    [
      'SIGNALBOX_SLACK_WORKSPACES_1_BOT_TOKEN',
      'x',
      'SIGNALBOX_SLACK_WORKSPACES_1_BOT_TOKEN slack.workspaces[1].botToken: leaves a gap in a list: the next free position is 0',
    ],
  ])('refuses %s with %j', async (name, value, problem) => {
    const lines = await problemLines('{}', { environment: { [name]: value } });

    expect(lines).toContain(problem);
  });

  it('explains where a port comes from that Kubernetes set', async () => {
    const [line] = await problemLines('{}', { environment: { SIGNALBOX_SERVER_PORT: 'tcp://10.0.0.1:7700' } });

    expect(line).toContain('set enableServiceLinks to false');
  });

  it('refuses a secret and its file together', async () => {
    const environment = { SIGNALBOX_STORAGE_POSTGRES_URL: 'postgres://db/x', SIGNALBOX_STORAGE_POSTGRES_URL_FILE: 'url' };

    expect(await problemLines('{}', { environment })).toEqual([
      'SIGNALBOX_STORAGE_POSTGRES_URL_FILE storage.postgresUrl: is set twice: SIGNALBOX_STORAGE_POSTGRES_URL and SIGNALBOX_STORAGE_POSTGRES_URL_FILE; keep one',
    ]);
  });

  it.each([
    ['postgresUrl: postgres://file/x', { SIGNALBOX_STORAGE_POSTGRES_URL: 'postgres://new/x' }],
    ['postgresUrl: postgres://file/x', { SIGNALBOX_STORAGE_POSTGRES_URL_FILE: 'new' }],
    ['postgresUrl_FILE: old', { SIGNALBOX_STORAGE_POSTGRES_URL: 'postgres://new/x' }],
    ['postgresUrl_FILE: old', { SIGNALBOX_STORAGE_POSTGRES_URL_FILE: 'new' }],
  ])('replaces a secret of either form: %s', async (line, environment) => {
    const files = { old: 'postgres://old/x', new: 'postgres://new/x' };

    const config = await loadValid(`storage:\n  ${line}\n`, { environment, files });

    expect(config.storage.postgresUrl?.reveal()).toBe('postgres://new/x');
  });

  it('says which variable is missing where others began an item', async () => {
    const lines = await problemLines('{}', { environment: { SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN: 'xoxb-1' } });

    expect(lines).toEqual([
      'SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN slack.workspaces[0].workspaceId: is missing; set SIGNALBOX_SLACK_WORKSPACES_0_WORKSPACE_ID',
    ]);
  });

  it.each([
    ['SIGNALBOX_SERVR_PORT', 'SIGNALBOX_SERVR_PORT: is not a variable of Signalbox; did you mean SIGNALBOX_SERVER_PORT?'],
    [
      'SIGNALBOX_SLACK_WORKSPACES_3_BOTTOKEN_FIL',
      'SIGNALBOX_SLACK_WORKSPACES_3_BOTTOKEN_FIL: is not a variable of Signalbox; did you mean SIGNALBOX_SLACK_WORKSPACES_3_BOT_TOKEN_FILE?',
    ],
    ['SIGNALBOX_ADMINISTRATORS', 'SIGNALBOX_ADMINISTRATORS: is not a variable of Signalbox; did you mean SIGNALBOX_ADMINISTRATORS_0?'],
    ['SIGNALBOX_MATTERMOST_XYZ', 'SIGNALBOX_MATTERMOST_XYZ: is not a variable of Signalbox'],
  ])('warns of %s', async (name, warning) => {
    expect(await warningLines('{}', { environment: { [name]: 'x', OTHER_VARIABLE: 'y' } })).toEqual([warning]);
  });

  it('passes over what Kubernetes sets for a service called signalbox', async () => {
    const environment = {
      SIGNALBOX_PORT: 'tcp://10.0.0.1:7700',
      SIGNALBOX_PORT_7700_TCP: 'tcp://10.0.0.1:7700',
      SIGNALBOX_PORT_7700_TCP_ADDR: '10.0.0.1',
      SIGNALBOX_SERVICE_HOST: '10.0.0.1',
      SIGNALBOX_SERVICE_PORT: '7700',
      SIGNALBOX_SERVICE_PORT_HTTP: '7700',
    };

    expect(await warningLines('{}', { environment })).toEqual([]);
  });
});
