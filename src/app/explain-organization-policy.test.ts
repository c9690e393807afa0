import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadValid } from '../config/testing/load-text.ts';
import type { Config } from '../config/schema.ts';
import { findExplainedChannel } from './explain-in-channel.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-explain-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function configWith(settings: object, lines = ''): Promise<Config> {
  const file = join(folder, 'root.json');
  const text = JSON.stringify({ chatbot: { platforms: { slack: settings } } });
  await writeFile(file, text);
  const yaml = `
slack: { workspaces: [{ workspaceId: T1, botToken: xoxb-1 }] }
organizationPolicy: { files: ['${file}'] }
channelConfigurations:
  - { configurationName: page, platform: web, channelId: page }
  - { configurationName: ops, platform: slack, workspaceId: T1, channelId: C1, role: 'arn:aws:iam::123456789012:role/ops' }
${lines}`;
  return loadValid(yaml, { files: { [file]: text } });
}

const refusalOf = async (config: Config, name = 'ops'): Promise<string | undefined> =>
  (await findExplainedChannel(config, name)).refusal?.statement;

describe('explainOrganizationPolicy', () => {
  it('tells the setting that forbids a channel', async () => {
    const config = await configWith({ client: { '@@assign': 'disabled' } });

    expect(await refusalOf(config)).toBe('chatbot.platforms.slack.client');
    expect(await refusalOf(config, 'page')).toBeUndefined();
  });

  it('knows whose roles are used', async () => {
    const settings = { default: { supported_role_settings: { '@@assign': ['user_role'] } } };

    expect(await refusalOf(await configWith(settings))).toBe('chatbot.platforms.slack.default.supported_role_settings');
    expect(await refusalOf(await configWith(settings, 'userAuthorizationRequired: true'))).toBeUndefined();
  });

  it('says nothing where only Slack could tell', async () => {
    expect(await refusalOf(await configWith({ default: { supported_channel_types: { '@@assign': ['private'] } } }))).toBeUndefined();
  });
});
