import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { problemLines } from '../../src/config/testing/load-text.ts';
import { FALLBACK_AFTER_MS } from '../../src/notifications/deliver/channel-trouble.ts';
import { FAILURES_UNTIL_OPEN } from '../../src/notifications/deliver/circuit-breaker.ts';
import { GIVE_UP_AFTER_MS, MAX_RETRY_DELAY_MS } from '../../src/notifications/deliver/retry-policy.ts';
import { createPrometheusMetrics } from '../../src/telemetry/prometheus-metrics.ts';

const guide = await readFile(new URL('../../docs/guides/delivery.md', import.meta.url), 'utf8');

describe('the guide to delivery', () => {
  it('has a configuration that loads', async () => {
    // Match: a fenced block of YAML. Near miss: one of commands, which names no language.
    const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? [];

    expect(yaml).toContain('fallback: ops');
    expect(await problemLines(yaml.replace('botToken_FILE: /run/secrets/slack-bot-token', 'botToken: xoxb-1'))).toEqual([]);
  });

  it('tells the times that are kept', () => {
    expect([FALLBACK_AFTER_MS, MAX_RETRY_DELAY_MS, GIVE_UP_AFTER_MS]).toEqual([5 * 60_000, 5 * 60_000, 24 * 60 * 60_000]);
    expect(guide).toContain(`${FAILURES_UNTIL_OPEN} times in a row`);
  });

  it('names metrics that there are', async () => {
    const text = await createPrometheusMetrics({ countDeliveries: async () => ({ dead: 1 }) }).render();
    // Match: signalbox_deliveries{status}. Near miss: signalbox (the command).
    const named = guide.match(/signalbox_[a-z_]+/g) ?? [];

    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(text).toContain(`# TYPE ${name} `);
  });
});
