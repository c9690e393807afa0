// The guide to the context of alarms names the log groups, bounds and patterns that the code has.
import { describe, expect, it } from 'vitest';
import { ERROR_PATTERN } from '../../src/notifications/enrich/context-questions.ts';
import { GATHERING_TIMEOUT_MS, MAX_UNDER_WAY } from '../../src/notifications/enrich/context-enricher.ts';
import { CALLS_PER_MINUTE } from '../../src/notifications/enrich/reading-budget.ts';
import { WATCHED_RESOURCES } from '../../src/notifications/enrich/watched-resources.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/alarm-context.md');

describe('the guide to the context of alarms', () => {
  it('lists the log groups of all resources, and no others', () => {
    // Match: | `AWS/Lambda` | `/aws/lambda/{FunctionName}` |. Near miss: | Namespace | Log groups |.
    const rows = [...guide.matchAll(/^\| `([^`]+)`\s+\| (`.+`)\s+\|$/gm)];
    const listed = rows.map(([, namespace = '', groups = '']) => [namespace, groups.split(', ').map((group) => group.slice(1, -1))]);
    const known = [...Map.groupBy(WATCHED_RESOURCES, ({ namespace }) => namespace)]
      .map(([namespace, resources]) => [namespace, [...new Set(resources.flatMap(({ logGroups = [] }) => logGroups))]] as const)
      .filter(([, groups]) => groups.length > 0);

    expect(listed).toEqual(known);
  });

  it('names pattern and bounds as they are', () => {
    expect(guide).toContain(`\`${ERROR_PATTERN}\``);
    expect(guide).toContain(`${CALLS_PER_MINUTE} readings a minute`);
    expect(guide).toContain(`${MAX_UNDER_WAY} alarms at a time`);
    expect(guide).toContain('within two seconds');
    expect(GATHERING_TIMEOUT_MS).toBe(2000);
  });
});
