import { describe, expect, it } from 'vitest';
import { loadText, problemLines, warningLines } from './testing/load-text.ts';

const rules = (...lines: readonly string[]) => `notifications:\n  rules:\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('checkNotificationRules', () => {
  it('takes rules whose templates compile', async () => {
    const outcome = await loadText(
      rules(
        '- name: ecs',
        '  match: { sources: [aws.ecs], event: [{ path: detail.clusterArn, values: ["*prod*"] }] }',
        '  set: { title: "{{ detail.a }}" }',
      ),
    );

    expect(outcome).toMatchObject({
      status: 'ok',
      warnings: [],
      config: { notifications: { rules: [{ name: 'ecs', stop: false, match: { kinds: [] }, set: { fields: [], replaceFields: false } }] } },
    });
  });

  it('names file, rule, line and column of every template that does not', async () => {
    const yaml = rules(
      '- name: ecs',
      '  set:',
      '    title: "{{ detail.arn | arn_nam }}"',
      '    description: |',
      '      one',
      '      {% include "secrets" %}',
      '    severity: hihg',
      '    links: [{ text: a, url: "javascript:alert(1)" }]',
      '    fields: [{ label: a, value: "{{ a" }]',
    );

    expect(await problemLines(yaml)).toEqual([
      'signalbox.yaml:5:16 notifications.rules[0].set.title: line 1, column 1 of the template: there is no filter arn_nam; did you mean arn_name?',
      'signalbox.yaml:6:22 notifications.rules[0].set.description: line 2, column 1 of the template: the tag include is not there; templates read no files',
      expect.stringContaining('notifications.rules[0].set.severity: must be one of critical, high, medium, low, info'),
      expect.stringContaining('notifications.rules[0].set.links[0].url: must be an http or https address'),
      expect.stringContaining('notifications.rules[0].set.fields[0].value: line 1, column 1 of the template: output "{{ a" not closed'),
    ]);
  });

  it('refuses names that are taken, and what the schema does not have', async () => {
    const set = '  set: { owner: web }';

    expect(await problemLines(rules('- name: a', set, '- name: a', set))).toEqual([
      expect.stringContaining('notifications.rules[1].name: the name is taken'),
    ]);
    expect(await problemLines(rules('- name: a', '  set: { titel: x }'))).toEqual([expect.stringContaining('did you mean "title"')]);
    expect(await problemLines(rules('- name: a'))).toEqual([expect.stringContaining('notifications.rules[0].set')]);
  });

  it('warns of variables that no event fills, and of rules that do nothing', async () => {
    expect(
      await warningLines(rules('- name: a', '  set: { title: "{{ detial.x }} {{ notification.nam }}" }', '- name: b', '  set: {}')),
    ).toEqual([
      expect.stringContaining(
        'notifications.rules[0].set.title: line 1, column 4 of the template: detial is always empty: did you mean detail?',
      ),
      expect.stringContaining('notifications.rules[0].set.title: line 1, column 19 of the template: notification.nam is always empty'),
      expect.stringContaining('notifications.rules[1].set: sets nothing'),
    ]);
  });
});
