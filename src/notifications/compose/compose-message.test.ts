import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aCustomNotification, clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { arbitraryIncident, arbitraryNotification } from '../../domain/testing/arbitrary-notification.ts';
import { blockLength } from '../../messages/block-length.ts';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { spansLength } from '../../messages/span-length.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { renderWebMessage, WEB_PAYLOAD_MAX_LENGTH } from '../../platforms/web/render-web-message.ts';
import { FALLBACK_TEXT_MAX_LENGTH, MESSAGE_TEXT_MAX_LENGTH, TITLE_MAX_LENGTH } from './compose-limits.ts';
import { composeMessage, type NotificationToCompose } from './compose-message.ts';

const event = { topicArn: 'arn:aws:sns:eu-central-1:123456789012:ops-alarms' };
const consoleUrl = 'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1';
const chart = {
  title: 'CPUUtilization (Average)',
  unit: 'Percent',
  datapoints: [{ at: '2026-11-20T02:55:00.000Z', value: 97.25 }],
  threshold: 90,
  comparison: 'GreaterThanThreshold',
  at: '2026-11-20T03:00:12.000Z',
  isSample: false,
} as const;

const alarm = aNotification({
  consoleUrl,
  chart,
  facts: [
    { label: 'Namespace', value: { kind: 'text', text: 'AWS/EC2' } },
    { label: 'Metric', value: { kind: 'text', text: 'CPUUtilization' } },
    { label: 'Instance', value: { kind: 'arn', arn: 'arn:aws:ec2:eu-central-1:123456789012:instance/i-0abc1234def567890' } },
  ],
});

const cases: Readonly<Record<string, NotificationToCompose>> = {
  alarm: { notification: alarm, incident: anIncident(), event },
  'alarm-resolved': {
    notification: { ...alarm, state: 'OK', tone: 'good', description: { kind: 'plain', source: 'Threshold no longer crossed.' } },
    incident: anIncident({
      steps: [
        aStep(),
        aStep({ at: '2026-11-20T03:05:12.000Z' }),
        aStep({ at: '2026-11-20T03:12:12.000Z', state: 'OK', summary: 'Threshold no longer crossed.' }),
      ],
      closedAt: '2026-11-20T03:12:12.000Z',
    }),
    event,
  },
  'alarm-sample': { notification: { ...alarm, isSample: true, chart: { ...chart, isSample: true } }, event: { sender: 'ana' } },
  custom: {
    notification: aCustomNotification({
      description: clientMarkdown(
        'Rolled back to *v41*, see <https://example.com/runbook|the runbook>.\n\n```\nexit 1\n```\n<!here> please look',
      ),
      nextSteps: [clientMarkdown('Read `deploy.log`'), clientMarkdown('Ask <@U0123ABCD>')],
      keywords: [clientMarkdown('production'), clientMarkdown(':fire:')],
      occurredAt: '2026-11-20T09:30:00.000Z',
    }),
    event: { sender: 'deploy-pipeline' },
  },
  'custom-thread': {
    notification: aCustomNotification({ description: clientMarkdown('All _green_ again') }),
    incident: anIncident({
      steps: [aStep({ state: '', summary: '*Deployment* started' }), aStep({ at: '2026-11-20T03:20:00.000Z', state: '', summary: 'done' })],
    }),
    event,
  },
  unrecognized: {
    notification: aBareNotification({ isUnrecognized: true, description: { kind: 'plain', source: '{\n  "rows": 120934\n}' } }),
    event,
  },
  'too-long': {
    notification: aNotification({
      name: { kind: 'plain', source: 'very-long-name-'.repeat(50) },
      description: { kind: 'plain', source: 'word '.repeat(3000) },
      facts: Array.from({ length: 40 }, (_, index) => ({
        label: `Fact ${index + 1}`,
        value: { kind: 'text', text: index === 3 ? 'long '.repeat(300) : `value ${index + 1}` },
      })),
      consoleUrl,
    }),
    event,
  },
};

function blocksOfKind(message: Message, kind: Message['blocks'][number]['kind']): Message['blocks'] {
  return message.blocks.filter((block) => block.kind === kind);
}

function spanKinds(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((part) => spanKinds(part));
  return 'kind' in value ? [String(value.kind), ...inner] : inner;
}

/** The hosts of link spans; buttons are no spans. */
function linkHosts(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((part) => linkHosts(part));
  return 'kind' in value && value.kind === 'link' && 'url' in value ? [new URL(String(value.url)).host, ...inner] : inner;
}

describe('composeMessage', () => {
  it.each(Object.entries(cases))('composes %s', async (name, input) => {
    await expect(renderPlainText(composeMessage(input))).toMatchFileSnapshot(`__golden__/${name}.txt`);
  });

  it('offers the console page as a link', () => {
    expect(blocksOfKind(composeMessage({ notification: alarm, event }), 'links')).toEqual([
      { kind: 'links', links: [{ text: 'Open in AWS console', url: consoleUrl }] },
    ]);
    expect(blocksOfKind(composeMessage({ notification: aNotification({ consoleUrl: 'data:text/html,x' }), event }), 'links')).toEqual([]);
  });

  it('names the account in the words of the channel, with its id', () => {
    const channel = { accountNames: { '123456789012': 'prod', '210987654321': 'staging' } };

    expect(composeMessage({ notification: alarm, event, channel }).fallbackText).toContain('| Account: prod (123456789012)');
    expect(composeMessage({ notification: { ...alarm, accountId: '333333333333' }, event, channel }).fallbackText).toContain(
      '| Account: 333333333333',
    );
  });

  it('shows the runbook first among the links, and to which host it leads', () => {
    const links = [{ text: 'Dashboard', url: 'https://grafana.example.com/d/1' }];
    const message = composeMessage({ notification: { ...alarm, runbookUrl: 'https://wiki.example.com/cpu', links }, event });

    expect(blocksOfKind(message, 'links')).toEqual([
      {
        kind: 'links',
        links: [
          { text: 'Runbook: wiki.example.com', url: 'https://wiki.example.com/cpu' },
          { text: 'Open in AWS console', url: consoleUrl },
          { text: 'Dashboard', url: 'https://grafana.example.com/d/1' },
        ],
      },
    ]);
  });

  it('says whose it is first among the facts, and what it is about before the cause', () => {
    const lines = renderPlainText(
      composeMessage({ notification: { ...alarm, owner: 'web team', about: { kind: 'plain', source: 'CPU of the web tier' } }, event }),
    );

    expect(lines).toMatch(/CPU of the web tier\n\nThreshold Crossed/);
    expect(lines).toMatch(/Owner: {5}web team\nNamespace:/);
  });

  it('calls whom the rules of the channel name on top of the message, whatever custom notifications may', () => {
    const here = { target: { kind: 'everyone', scope: 'here' }, text: '@here' } as const;
    const channel = { mentionRules: [{ severities: ['high'], mentions: [here] }] } as const;

    expect(composeMessage({ notification: alarm, event, channel, mentions: 'none' }).blocks[0]).toEqual({
      kind: 'paragraph',
      spans: [{ kind: 'mention', ...here }],
    });
    expect(spanKinds(composeMessage({ notification: { ...alarm, severity: 'info' }, event, channel }).blocks)).not.toContain('mention');
  });

  it('calls nobody for a severity that tags have raised behind the message', () => {
    const channel = {
      mentionRules: [{ severities: ['critical'], mentions: [{ target: { kind: 'group', id: 'S0123ABCD' }, text: '@S0123ABCD' }] }],
    } as const;
    const incident = anIncident({ context: { readAt: '2026-11-20T03:00:14.000Z', tags: { severity: 'critical' } } });
    const message = composeMessage({ notification: alarm, incident, event, channel });

    expect(renderPlainText(message)).toContain('severity critical');
    expect(spanKinds(message.blocks)).not.toContain('mention');
  });

  it('shows chart, last change and log lines above the facts, in that order', () => {
    const context = {
      readAt: '2026-11-20T03:00:14.000Z',
      lastChange: {
        at: '2026-11-20T02:50:00.000Z',
        eventName: 'UpdateFunctionCode',
        eventSource: 'lambda.amazonaws.com',
        resourceName: 'orders',
        alarmAt: '2026-11-20T03:00:12.000Z',
      },
      logLines: { logGroup: '/aws/lambda/orders', lines: [{ at: '2026-11-20T02:59:00.000Z', text: 'ERROR out of memory' }] },
    };
    const rendered = renderPlainText(composeMessage({ notification: alarm, incident: anIncident({ context }), event }));
    const parts = ['ALARM since', 'Threshold Crossed', '📈', 'Last change', 'Log lines', 'Namespace:', 'Open in AWS console', 'Via topic'];

    expect(parts.map((part) => rendered.indexOf(part))).toEqual(parts.map((part) => rendered.indexOf(part)).toSorted((a, b) => a - b));
    expect(parts.filter((part) => !rendered.includes(part))).toEqual([]);
  });

  it('says what was cut', () => {
    const { blocks } = composeMessage({
      notification: aCustomNotification({ name: clientMarkdown('x'.repeat(251)), nextSteps: [clientMarkdown('x'.repeat(351))] }),
      event,
    });

    expect(blocks).toContainEqual({
      kind: 'paragraph',
      spans: [{ kind: 'italic', spans: [{ kind: 'text', text: 'Cut to fit: title, 1 next step.' }] }],
    });
  });

  it('says that the end is missing of a message that is too long as a whole', () => {
    const facts = Array.from({ length: 30 }, () => ({ label: 'Log', value: { kind: 'text', text: 'x'.repeat(1000) } as const }));
    const rendered = renderPlainText(composeMessage({ notification: { ...alarm, facts }, event }));

    expect(rendered).toContain('Cut to fit: the end of the message.');
    expect(rendered).toContain('Open in AWS console');
    expect(rendered.endsWith('Via topic ops-alarms')).toBe(true);
  });

  it('says nothing of cutting where nothing was cut', () => {
    expect(renderPlainText(composeMessage({ notification: alarm, event }))).not.toContain('Cut to fit');
  });

  it('shows the account and Region of the event, not of the topic', () => {
    const rendered = renderPlainText(composeMessage({ notification: aBareNotification(), event: { topicArn: event.topicArn } }));

    expect(rendered).not.toContain('123456789012');
    expect(rendered).not.toContain('eu-central-1');
  });

  it('lets custom notifications mention people, and groups or everybody only where the setting says so', () => {
    const description = clientMarkdown('<@U0123ABCD> <!subteam^S0123ABCD|@ops> <!channel>');
    const mentionsOf = (message: Message): number => spanKinds(message.blocks).filter((kind) => kind === 'mention').length;
    const input = { notification: aCustomNotification({ description }), event };

    expect(mentionsOf(composeMessage(input))).toBe(1);
    expect(mentionsOf(composeMessage({ ...input, mentions: 'none' }))).toBe(0);
    expect(mentionsOf(composeMessage({ ...input, mentions: 'everyone' }))).toBe(3);
  });

  it('makes no mention or emoji of plain text, links of it to the console alone, and formats only states and headings of its own', () => {
    const text = hostileText();
    const input = fc.record({
      notification: arbitraryNotification({ text, hasMarkup: false }),
      incident: fc.option(arbitraryIncident(text), { nil: undefined }),
    });
    fc.assert(
      fc.property(input, ({ notification, incident }) => {
        const message = composeMessage({ notification, event, ...(incident === undefined ? {} : { incident }) });

        const kinds = new Set(spanKinds([message.title.spans, message.blocks]));
        for (const kind of ['mention', 'emoji', 'strike']) expect(kinds).not.toContain(kind);
        for (const host of linkHosts(message.blocks)) expect(host).toMatch(/^[a-z0-9-]+\.console\.aws\.amazon\.com$/);
        expect(spanKinds(message.title.spans)).toEqual(['text']);
      }),
    );
  });

  it('composes any notification and incident within its limits, and every render takes it', () => {
    const text = fc.oneof(hostileText(), fc.constantFrom('x'.repeat(3000), '*a* '.repeat(3000), 'a\n\n- b\n'.repeat(2000)));
    const input = fc.record({
      notification: arbitraryNotification({ text, hasMarkup: true }),
      incident: fc.option(arbitraryIncident(text), { nil: undefined }),
    });
    fc.assert(
      fc.property(input, ({ notification, incident }) => {
        const message = composeMessage({ notification, event, ...(incident === undefined ? {} : { incident }) });

        expect(spansLength(message.title.spans)).toBeLessThanOrEqual(TITLE_MAX_LENGTH);
        expect(message.fallbackText.length).toBeLessThanOrEqual(FALLBACK_TEXT_MAX_LENGTH);
        expect(message.fallbackText).not.toContain('\n');
        const shown = message.blocks.reduce((length, block) => length + blockLength(block), 0);
        // Mentions, notice, links, ARNs and footer stand beside the bounded rest.
        expect(shown).toBeLessThanOrEqual(MESSAGE_TEXT_MAX_LENGTH + 3000);
        expect(JSON.stringify(renderWebMessage(message)).length).toBeLessThanOrEqual(WEB_PAYLOAD_MAX_LENGTH);
        expect(renderPlainText(message)).not.toBe('');
      }),
      { numRuns: 50 },
    );
  });
});
