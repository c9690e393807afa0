import { describe, expect, it } from 'vitest';
import { readConfigNode } from './config-node.ts';
import { listVariables } from './list-variables.ts';
import { matchVariable } from './match-variable.ts';
import { Config } from './schema.ts';

const ROOT = readConfigNode(Config);

describe('matchVariable', () => {
  it.each([
    ['SIGNALBOX_SERVER_PORT', ['server', 'port'], false],
    ['SIGNALBOX_DATA_FOLDER', ['dataFolder'], false],
    ['SIGNALBOX_SNS_REQUIRE_SIGNATURE_VERSION2', ['sns', 'requireSignatureVersion2'], false],
    ['SIGNALBOX_ADMINISTRATORS_12', ['administrators', 12], false],
    ['SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN', ['slack', 'workspaces', 0, 'botToken'], false],
    ['SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN_FILE', ['slack', 'workspaces', 0, 'botToken'], true],
    ['SIGNALBOX_SNS_PINNED_CERTIFICATES_1_FILE', ['sns', 'pinnedCertificates', 1, 'file'], false],
    ['SIGNALBOX_CHANNEL_CONFIGURATIONS_0_SNS_TOPIC_ARNS_3', ['channelConfigurations', 0, 'snsTopicArns', 3], false],
  ])('reads %s', (name, path, isFile) => {
    expect(matchVariable(name, ROOT)).toMatchObject({ path, isFile });
  });

  it.each([
    'SIGNALBOX_',
    'SIGNALBOX_SERVER',
    'SIGNALBOX_SERVERPORT',
    'SIGNALBOX_SERVERXPORT',
    'SIGNALBOX_SERVER_PORT_FILE',
    'SIGNALBOX_SERVER_PORT_0',
    'SIGNALBOX_ADMINISTRATORS',
    'SIGNALBOX_ADMINISTRATORS_',
    'SIGNALBOX_ADMINISTRATORS_01',
    'SIGNALBOX_ADMINISTRATORS_-1',
    'SIGNALBOX_ADMINISTRATORS_9999999999',
    'SIGNALBOX_SLACK_WORKSPACES_0',
    'SIGNALBOX_CONSTRUCTOR',
    'signalbox_server_port',
    'OTHER_SERVER_PORT',
  ])('knows no %s', (name) => {
    expect(matchVariable(name, ROOT)).toBeUndefined();
  });
});

describe('listVariables', () => {
  it('names every value once', () => {
    const names = listVariables(ROOT, 0);

    expect(new Set(names).size).toBe(names.length);
  });

  it('names variables that are matched', () => {
    const unmatched = listVariables(ROOT, 7).filter((name) => matchVariable(name, ROOT) === undefined);

    expect(unmatched).toEqual([]);
  });

  it('can leave positions open', () => {
    expect(listVariables(ROOT, '<n>')).toContain('SIGNALBOX_SLACK_WORKSPACES_<n>_BOT_TOKEN_FILE');
  });
});
