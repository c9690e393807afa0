// The guide to storms shows configurations that Signalbox takes, and its defaults.
import { describe, expect, it } from 'vitest';
import { loadValid } from '../../src/config/testing/load-text.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/storms.md');

// Match: each text between ```yaml and ```. Near miss: a block without a language.
const YAML = /```yaml\n([\s\S]*?)```/g;

describe('docs/guides/storms.md', () => {
  it('shows the defaults of storms, and a route that groups', async () => {
    const [storms = '', grouping = ''] = [...guide.matchAll(YAML)].map(([, yaml = '']) => yaml);

    const [written, unset, grouped] = await Promise.all([loadValid(storms), loadValid(''), loadValid(grouping)]);

    expect(written.notifications.storms).toEqual(unset.notifications.storms);
    expect(grouped.notifications.routes).toMatchObject([{ groupBy: ['kind', 'region'], groupWait: '30s', groupInterval: '5m' }]);
  });
});
