// What is called for topics is the same in the lists, in the table of ports, in the ports themselves and in the guide, whose configurations load.
import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/config/testing/load-text.ts';
import { TOPIC_CHANGE_CALLS, TOPIC_CHECK_CALLS, topicCheckActions } from '../../src/domain/topic-calls.ts';
import { TOPIC_FAULT_CODES } from '../../src/notifications/topics/topic-fault.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/amazon-sns.md');
const ports = readProjectFile('ARCHITECTURE.md');
const calls = [...Object.entries(TOPIC_CHECK_CALLS), ...Object.entries(TOPIC_CHANGE_CALLS)];

describe('what is called for topics', () => {
  it('stands in the guide, with what it is for, and nothing else does', () => {
    // Match: | `sns:Subscribe` | subscribing |. Near miss: | `topic-key` | CloudWatch ... |.
    const rows = [...guide.matchAll(/^\| `([a-z]+:[A-Za-z]+)`\s+\| (.*?)\s+\|$/gm)].map(([, action, purpose]) => [action, purpose]);

    expect(rows).toEqual(calls.map(([action, { purpose }]) => [action, purpose]));
  });

  it('is, as far as it looks, what the policy of the guide allows', () => {
    const [, policy = ''] = /```json\n(\{[\s\S]*?\n\})\n```/.exec(guide) ?? [];

    expect(JSON.parse(policy)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: topicCheckActions, Resource: '*' }],
    });
  });

  it.each(calls)('stands in the table of ports, and its port says so: %s', (_action, { port, operation }) => {
    const file = `src/aws/${port}.ts`;
    const row = ports.split('\n').find((line) => line.startsWith(`| \`${file}\``));

    expect(row).toContain(`\`${operation}\``);
    expect(readProjectFile(file).slice(0, 400)).toContain(operation);
  });

  it('changes nothing where it looks, by the names of its operations', () => {
    for (const [, { operation }] of Object.entries(TOPIC_CHECK_CALLS)) expect(operation).toMatch(/^(?:Get|List|Describe)[A-Z]/);
  });
});

describe('the guide', () => {
  it('explains every fault', () => {
    expect([...guide.matchAll(/^\| `([a-z]+-[a-z]+)`/gm)].map(([, code]) => code)).toEqual(TOPIC_FAULT_CODES);
  });

  const blocks = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, text = '']) => text)
    .filter((text) => /operations:|heartbeats:/.test(text));
  it.each(blocks)('has configurations that load: %#', async (text) => {
    await expect(loadText(text)).resolves.toMatchObject({ status: 'ok' });
  });
});
