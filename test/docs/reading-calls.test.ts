// What is read in AWS for notifications is the same in the list, in the table of ports, in the ports themselves and in the guide.
import { describe, expect, it } from 'vitest';
import {
  neededReadingActions,
  readingActions,
  READING_CALLS,
  readingPolicy,
  readingSessionPolicy,
  simulationPolicyOf,
} from '../../src/domain/reading-calls.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/aws-setup.md');
const ports = readProjectFile('ARCHITECTURE.md');
const calls = Object.entries(READING_CALLS);

describe('what is read for notifications', () => {
  it('stands in the guide, with what it is for, and nothing else does', () => {
    // Match: | `logs:FilterLogEvents` | log lines around a breach |. Near miss: | `--account` | at least one |.
    const rows = [...guide.matchAll(/^\| `([a-z]+:[A-Za-z]+)`\s+\| (.*?)\s+\|$/gm)].map(([, action, purpose]) => [action, purpose]);

    expect(rows).toEqual(calls.map(([action, { purpose }]) => [action, purpose]));
  });

  it('is what the policies of the guide allow: what is needed, and what is optional', () => {
    const policies = [...guide.matchAll(/```json\n(\{[\s\S]*?\n\})\n```/g)].map(([, policy = '']) => JSON.parse(policy) as unknown);
    const roleArn = 'arn:aws:iam::111122223333:role/signalbox-ops';

    expect(policies).toEqual([
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: neededReadingActions, Resource: '*' }] },
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:SimulatePrincipalPolicy', Resource: roleArn }] },
    ]);
    expect(readingPolicy.Statement).toEqual([{ Effect: 'Allow', Action: neededReadingActions, Resource: ['*'] }]);
    expect(simulationPolicyOf(roleArn).Statement).toEqual([
      { Effect: 'Allow', Action: ['iam:SimulatePrincipalPolicy'], Resource: [roleArn] },
    ]);
    expect(readingActions.filter((action) => !neededReadingActions.includes(action))).toEqual(['iam:SimulatePrincipalPolicy']);
  });

  it('is all that a session which reads may do', () => {
    expect(readingSessionPolicy.Statement).toEqual([{ Effect: 'Allow', Action: readingActions, Resource: ['*'] }]);
  });

  it.each(calls)('stands in the table of ports, and its port says so: %s', (_action, { port, operation }) => {
    const file = `src/aws/${port}.ts`;
    const row = ports.split('\n').find((line) => line.startsWith(`| \`${file}\``));

    expect(row).toContain(`\`${operation}\``);
    expect(readProjectFile(file).slice(0, 400)).toContain(operation);
  });

  it('only reads, by the names of its operations', () => {
    for (const [, { operation }] of calls) expect(operation).toMatch(/^(?:Get|List|Describe|Filter|Lookup|Simulate)[A-Z]/);
  });
});
