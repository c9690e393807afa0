import { describe, expect, it } from 'vitest';
import { formatPath } from './format-path.ts';

describe('formatPath', () => {
  it.each([
    [[], ''],
    [['server'], 'server'],
    [['sns', 'requireSignatureVersion2'], 'sns.requireSignatureVersion2'],
    [['channelConfigurations', 0, 'platform'], 'channelConfigurations[0].platform'],
    [['a.b', 'c d'], '["a.b"]["c d"]'],
    [['', '<<'], '[""]["<<"]'],
    [['a\nb'], String.raw`["a\nb"]`],
    [['slack', 'xoxb-1-2'], 'slack["..."]'],
    [['slack', 'q7Hd0sLw93kfPz2mXv5t'], 'slack["..."]'],
    [['x'.repeat(70)], `["${'x'.repeat(64)}..."]`],
  ])('writes %j as %s', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
