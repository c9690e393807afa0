// What the guide to custom notifications shows is what happens.
import { describe, expect, it } from 'vitest';
import { parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import { FieldRule, NotifyRefusal } from '../../src/contract/custom-notification.ts';
import { parseInlineMarkup } from '../../src/messages/parse-inline-markup.ts';
import { checkCustomNotification, describeProblems } from '../../src/notifications/ingest/check-custom-notification.ts';
import { recognized } from '../../src/notifications/recognize/testing/recognized.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/custom-notifications.md');

function blocksOf(language: string): readonly string[] {
  return [...guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text = '']) => text);
}

const [, full = '', refusal = ''] = blocksOf('json');

describe('docs/guides/custom-notifications.md', () => {
  it('shows a message with everything, which is as the schema says and says all of it', () => {
    const notification = recognized(full);

    expect(checkCustomNotification(full)).toBeUndefined();
    expect(notification).toMatchObject({
      name: { source: ':rocket: Checkout 2.14.0 is live' },
      incident: { key: 'custom-notification:deploy-checkout-2.14.0', summary: '2.14.0 is live in prod' },
      additionalContext: { Cluster: 'shop' },
      allowsCustomActions: true,
    });
    expect(notification.facts.map(({ label }) => label)).toEqual(['Event type', 'Related resource', 'Cluster', 'Event ID']);
  });

  it('shows the refusal as the door writes it', () => {
    const body = { version: '1.0', source: 'custom', content: { title: 't'.repeat(251), description: 'x', keywords: [7] } };
    const wrong = checkCustomNotification(JSON.stringify(body)) ?? { problems: [], problemCount: 0 };
    const error = { code: 'invalid-custom-notification', message: describeProblems(wrong, 5), ...wrong };

    expect(JSON.parse(refusal)).toEqual({ error });
    expect(NotifyRefusal.parse(JSON.parse(refusal))).toEqual({ error });
  });

  it('names every rule', () => {
    for (const rule of FieldRule.options) expect(guide).toContain(`\`${rule}\``);
  });

  it('sends messages that are as the schema says', () => {
    const bodies = [...guide.matchAll(/(?:-d|--message) '([^']+)'/g)].map(([, body = '']) => body);

    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(recognized(body)).toMatchObject({ recognizer: 'custom-notification', facts: [] });
  });

  it('shows a command that is understood', () => {
    const [command = ''] = blocksOf('sh').filter((block) => block.startsWith('aws '));

    expect(parseForTest(command.replaceAll(/\\\n\s*/g, '').trim())).toMatchObject({ service: 'sns', operation: 'Publish' });
  });

  it.each([
    ['*bold*', 'bold'],
    ['**bold**', 'bold'],
    ['_italic_', 'italic'],
    ['~struck~', 'strike'],
    ['~~struck~~', 'strike'],
    ['`code`', 'code'],
    ['<https://example.com|text>', 'link'],
    ['[text](https://example.com)', 'link'],
    ['https://example.com', 'link'],
    [':rocket:', 'emoji'],
    ['<@U0123ABCD>', 'mention'],
    ['<!subteam^S0123ABCD>', 'mention'],
    ['<!here>', 'mention'],
    ['<#C0123ABCD|general>', 'text'],
  ])('lists %s, which is read', (source, kind) => {
    expect(guide.replaceAll('\\|', '|')).toContain(`\`${source}\``.replace('``code``', '`` `code` ``'));
    expect(parseInlineMarkup(source).map((span) => span.kind)).toEqual([kind]);
  });
});
