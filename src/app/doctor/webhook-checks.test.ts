import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { FakeWebhooks } from '../../../test/fakes/fake-webhooks.ts';
import { loadValid } from '../../config/testing/load-text.ts';
import { runChecks } from './doctor-check.ts';
import { webhookChecks } from './webhook-checks.ts';

const configurationOf = (platform: string) => ({ configurationName: `ops-${platform}`, platform, channelId: 'ops' });

describe('webhookChecks', () => {
  let double: FakeWebhooks;
  beforeEach(async () => {
    double = await FakeWebhooks.start();
  });
  afterEach(() => double.close());

  const look = async (config: object) => runChecks(webhookChecks(await loadValid(stringify(config))), () => new AbortController().signal);

  it('says that a host answers and posts nothing, and how to send a message', async () => {
    const { host } = double;
    const findings = await look({
      teamsWebhooks: { webhooks: [{ name: 'ops', url: double.addWorkflow().url }], allowedHosts: [host] },
      chime: { webhooks: [{ name: 'ops', url: double.addChime().url }], allowedHosts: [host] },
      channelConfigurations: [configurationOf('teams-webhook'), configurationOf('chime')],
    });

    expect(findings).toEqual([
      expect.objectContaining({ check: 'teams webhooks', status: 'ok', text: expect.stringContaining('send-test ops-teams-webhook') }),
      expect.objectContaining({ check: 'chime', status: 'ok', text: expect.stringContaining('send-test ops-chime') }),
    ]);
    expect(double.requests).toEqual([]);
  });

  it('says that a host cannot be reached, and nothing of the address', async () => {
    const { host } = double;
    const { url } = double.addWorkflow();
    await double.close();
    const findings = await look({
      teamsWebhooks: { webhooks: [{ name: 'ops', url }], allowedHosts: [host] },
      channelConfigurations: [configurationOf('teams-webhook')],
    });

    expect(findings).toEqual([expect.objectContaining({ subject: 'Teams webhook ops', status: 'fault', cause: 'ECONNREFUSED' })]);
    expect(JSON.stringify(findings)).not.toContain(new URL(url).searchParams.get('sig'));
    double = await FakeWebhooks.start();
  });

  it('says that no channel configuration names a webhook', async () => {
    const findings = await look({ chime: { webhooks: [{ name: 'ops', url: double.addChime().url }], allowedHosts: [double.host] } });

    expect(findings.map(({ status }) => status)).toEqual(['ok', 'unknown']);
    expect(findings[1]?.mend).toBe('platform: chime, channelId: ops');
  });
});
