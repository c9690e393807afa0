import { describe, expect, it } from 'vitest';
import { createPrometheusMetrics } from './prometheus-metrics.ts';

describe('createPrometheusMetrics', () => {
  it('counts the events that no channel wanted, by door', async () => {
    const metrics = createPrometheusMetrics({ countDeliveries: () => Promise.resolve({}) });

    metrics.eventUnrouted('sns-https');
    metrics.eventUnrouted('sns-https');
    metrics.eventUnrouted('notify-http');

    const text = await metrics.render();
    expect(text).toContain('signalbox_events_unrouted_total{door="sns-https"} 2');
    expect(text).toContain('signalbox_events_unrouted_total{door="notify-http"} 1');
  });

  it('counts the custom actions that were let run, by name', async () => {
    const metrics = createPrometheusMetrics({ countDeliveries: () => Promise.resolve({}) });

    metrics.actionRun('restart');

    await expect(metrics.render()).resolves.toContain('signalbox_actions_run_total{action="restart"} 1');
  });
});
