import { describe, expect, it } from 'vitest';
import { guideByRecipe } from './guide-by-recipe.ts';

const roots = (document: unknown): { document: unknown; envelope: unknown } => ({ document, envelope: document });

describe('guideByRecipe', () => {
  it('finds runbook and owner where the recipe says', () => {
    const document = { annotations: { runbook_url: 'https://wiki.example.com/r' }, labels: { team: 'web' } };

    expect(guideByRecipe({ runbook: 'none | annotations.runbook_url', owner: 'labels.team' }, roots(document))).toEqual({
      runbookUrl: 'https://wiki.example.com/r',
      owner: 'web',
      paths: ['annotations.runbook_url', 'labels.team'],
    });
  });

  it('finds them in tags where the recipe says nothing', () => {
    const tags = { Owner: 'li', 'runbook-url': 'https://wiki.example.com/r', severity: 'sev1' };

    expect(guideByRecipe({}, roots({ resource: { tags } }))).toEqual({
      runbookUrl: 'https://wiki.example.com/r',
      owner: 'li',
      severity: 'critical',
      tags,
      paths: [],
    });
  });

  it('names the host of further pages once', () => {
    const document = { dashboard: 'https://grafana.example.com/d', panel: 'https://grafana.example.com/p', source: 'http://prometheus/g' };

    expect(guideByRecipe({ links: { Dashboard: 'dashboard', Panel: 'panel', Source: 'source' } }, roots(document)).links).toEqual([
      { text: 'Dashboard: grafana.example.com', url: 'https://grafana.example.com/d' },
      { text: 'Panel', url: 'https://grafana.example.com/p' },
      { text: 'Source: prometheus', url: 'http://prometheus/g' },
    ]);
  });

  it('shows of a long host the end, which says whose it is', () => {
    const dashboard = `https://console.aws.amazon.com.${'x'.repeat(60)}.evil.example/`;
    const [link] = guideByRecipe({ links: { Dashboard: 'dashboard' } }, roots({ dashboard })).links ?? [];

    expect(link?.text).toMatch(/^Dashboard: …x+\.evil\.example$/);
  });

  it('names the host where the first address of it is none', () => {
    const document = { dashboard: 'https://aws.amazon.com@evil.example/', panel: 'https://evil.example/p' };

    expect(guideByRecipe({ links: { Dashboard: 'dashboard', Panel: 'panel' } }, roots(document)).links).toEqual([
      { text: 'Panel: evil.example', url: 'https://evil.example/p' },
    ]);
  });

  it('takes pages of the AWS console from the facts', () => {
    const logs = 'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logEvent:group=a';

    expect(guideByRecipe({ facts: { Logs: 'logs', Page: 'page' } }, roots({ logs, page: 'https://example.com' })).links).toEqual([
      { text: 'Logs', url: logs },
    ]);
    expect(guideByRecipe({ facts: { Page: 'page' } }, roots({ page: logs })).links).toEqual([{ text: 'Open in AWS console', url: logs }]);
  });

  it.each(['javascript:alert(1)', '<https://evil.example|wiki>', '[wiki](https://evil.example)', 'see https://evil.example', 'wiki'])(
    'makes no link of %j',
    (value) => {
      expect(guideByRecipe({ runbook: 'at', links: { Dashboard: 'at' } }, roots({ at: value, tags: { runbook: value } }))).toEqual({
        tags: { runbook: value },
        paths: [],
      });
    },
  );
});
