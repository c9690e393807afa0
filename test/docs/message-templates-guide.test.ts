// What the guide to message templates shows is what happens.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeEvent } from '../../src/app/compose-event.ts';
import { toRestyler } from '../../src/app/to-restyler.ts';
import { loadText } from '../../src/config/testing/load-text.ts';
import { renderPlainText } from '../../src/messages/plain-text.ts';
import { templateFilters } from '../../src/notifications/restyle/template-filters.ts';
import { NOTIFICATION_KEYS, TEMPLATE_ROOTS } from '../../src/notifications/restyle/template-scope.ts';
import { TEMPLATE_TAGS } from '../../src/notifications/restyle/template-engine.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/message-templates.md');
const example = readProjectFile('examples/message-templates.yaml');

interface Use {
  readonly title: string;
  readonly rule: string;
  readonly event: string;
  readonly lines: readonly string[];
}

const uses: readonly Use[] = guide
  .slice(guide.indexOf('## Five uses'), guide.indexOf('## What cannot go wrong'))
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf('\n')),
    rule: blockOf(section, 'yaml'),
    event: blockOf(section, 'json'),
    lines: blockOf(section, 'text').trim().split('\n'),
  }));

function blockOf(section: string, language: string): string {
  return new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section)?.[1] ?? '';
}

/** Renders an event by the rules of a configuration, as `signalbox render --to text` does. */
async function rendered(yaml: string, event: string): Promise<string> {
  const outcome = await loadText(yaml);
  if (outcome.status === 'invalid') throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.warnings).toEqual([]);
  return renderPlainText(composeEvent(Buffer.from(event), toRestyler(outcome.config)));
}

describe('docs/guides/message-templates.md', () => {
  it('has five uses', () => {
    expect(uses).toHaveLength(5);
  });

  it.each(uses)('shows what comes of it: $title', async ({ rule, event, lines }) => {
    const indented = rule.replace(/^(?=.)/gm, '    ');
    const text = await rendered(`notifications:\n  rules:\n${indented}`, event);

    for (const line of lines) expect(text).toContain(line);
  });

  it.each(uses)('has a rule that changes something: $title', async ({ event, lines }) => {
    const plain = await rendered('{}', event);

    expect(lines.every((line) => plain.includes(line))).toBe(false);
  });

  it('has its rules in the example too', () => {
    const { notifications } = parse(example) as { notifications: { rules: { name: string }[] } };

    expect(uses.map(({ rule }) => (parse(rule) as unknown[])[0])).toEqual(expect.arrayContaining(notifications.rules));
    expect(notifications.rules).toHaveLength(uses.length);
  });

  it('names every value, tag and filter', () => {
    for (const name of [
      ...TEMPLATE_ROOTS,
      ...NOTIFICATION_KEYS,
      ...templateFilters.keys(),
      ...TEMPLATE_TAGS.filter((tag) => tag !== '#'),
    ]) {
      expect(guide).toContain(`\`${name}\``);
    }
  });

  it('begins with a rule that loads', async () => {
    expect((await loadText(blockOf(guide, 'yaml'))).status).toBe('ok');
  });
});
