import { describe, expect, it } from 'vitest';
import { aCustomNotification, clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import type { MentionRule } from '../../domain/mention-rule.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { composeReply } from './compose-reply.ts';
import { withOvertakingEnd } from './with-overtaking-end.ts';

const began = aStep();
const ended = aStep({ at: '2026-11-20T03:12:12.000Z', state: 'OK', summary: 'all well' });
const ok = aNotification({
  state: 'OK',
  tone: 'good',
  occurredAt: ended.at,
  summary: { kind: 'plain', source: 'The CPU of web is fine again.' },
  description: { kind: 'plain', source: 'Threshold Crossed: 3 datapoints were not greater than the threshold (90.0).' },
  facts: [{ label: 'Metric', value: { kind: 'text', text: 'CPUUtilization' } }],
  consoleUrl: 'https://eu-central-1.console.aws.amazon.com/cloudwatch/home',
});
const closed = anIncident({ steps: [began, ended], closedAt: ended.at });
const titleOf = ({ title }: Message): string => textOfSpans(title.spans);

describe('composeReply', () => {
  it('says what became of what, after how long, why, when, and where to look; and nothing of the rest', () => {
    const reply = composeReply({ notification: ok, incident: closed });
    const words = renderPlainText(reply);

    expect(titleOf(reply)).toBe('OK after 12 min in ALARM: web-cpu-high');
    expect(words).toContain('ALARM → OK');
    expect(words).toContain('The CPU of web is fine again.');
    expect(words).toContain('3 datapoints were not greater');
    expect(words).toContain('https://eu-central-1.console.aws.amazon.com/cloudwatch/home');
    expect(words).not.toContain('CPUUtilization');
    expect(words).not.toContain('History');
    expect(reply.blocks[0]).toMatchObject({ kind: 'paragraph', spans: expect.arrayContaining([{ kind: 'time', at: ended.at }]) });
  });

  it('has a line of its own for lock screens', () => {
    expect(composeReply({ notification: ok, incident: closed }).fallbackText).toBe('✅ OK after 12 min in ALARM: web-cpu-high: all well');
  });

  it('names the state where the incident goes on', () => {
    const step = aStep({ at: '2026-11-20T03:05:00.000Z', state: 'INSUFFICIENT_DATA' });
    const notification = aNotification({ state: 'INSUFFICIENT_DATA', tone: 'warning', occurredAt: step.at });

    const reply = composeReply({ notification, incident: anIncident({ steps: [began, step] }) });

    expect(titleOf(reply)).toBe('INSUFFICIENT_DATA: web-cpu-high');
    expect(renderPlainText(reply)).toContain('ALARM → INSUFFICIENT_DATA');
  });

  it('says of a step that came late that it did, and not how the incident ended', () => {
    const step = aStep({ at: '2026-11-20T03:05:00.000Z', state: 'INSUFFICIENT_DATA' });
    const notification = aNotification({ state: 'INSUFFICIENT_DATA', tone: 'warning', occurredAt: step.at });

    const reply = composeReply({ notification, incident: { ...closed, steps: [began, step, ended] }, isLate: true });

    expect(titleOf(reply)).toBe('INSUFFICIENT_DATA: web-cpu-high');
    expect(renderPlainText(reply)).toContain('came late');
    expect(reply.blocks[0]).toMatchObject({ spans: expect.arrayContaining([{ kind: 'time', at: step.at }]) });
  });

  it('tells a late step that is not kept among many newer ones as what it is', () => {
    const notification = aNotification({ state: 'INSUFFICIENT_DATA', tone: 'warning', occurredAt: '2026-11-20T01:00:00.000Z' });

    const reply = composeReply({ notification, incident: closed, isLate: true });

    expect(titleOf(reply)).toBe('INSUFFICIENT_DATA: web-cpu-high');
    expect(reply.blocks[0]).toMatchObject({ spans: expect.arrayContaining([{ kind: 'time', at: '2026-11-20T01:00:00.000Z' }]) });
    expect(renderPlainText(reply)).toContain('came late');
  });

  it('stays short, and says that it was cut', () => {
    const notification = { ...ok, description: { kind: 'plain', source: 'because '.repeat(1000) } as const };

    const words = renderPlainText(composeReply({ notification, incident: closed }));

    expect(words.length).toBeLessThan(1200);
    expect(words).toContain('Cut to fit a reply.');
  });

  it('shows the title and the markup of a custom notification, and calls whom it may', () => {
    const notification = aCustomNotification({
      description: clientMarkdown('Ask <@U0123ABCD> or <!channel>.'),
      incident: { key: 'custom-notification:deploy', transition: 'open', summary: '*third* try' },
    });
    const incident = anIncident({ steps: [aStep({ state: '' }), aStep({ state: '', summary: '*third* try' })] });

    const reply = composeReply({ notification, incident, mentions: 'people' });

    expect(titleOf(reply)).toBe('Deployment of checkout failed');
    const kinds = JSON.stringify(reply.blocks);
    expect(kinds).toContain('third try');
    expect(kinds).toContain('U0123ABCD');
    expect(JSON.stringify(composeReply({ notification, incident, mentions: 'none' }).blocks)).not.toContain('"mention"');
  });

  it('keeps the next steps and keywords of a custom notification, which the message above shows only until the next one', () => {
    const notification = aCustomNotification({
      nextSteps: [clientMarkdown('Roll *back*')],
      keywords: [clientMarkdown('sev1')],
      incident: { key: 'custom-notification:deploy', transition: 'open' },
    });

    const words = renderPlainText(composeReply({ notification, incident: anIncident({ steps: [began, aStep({ state: '' })] }) }));

    expect(words).toContain('Next steps');
    expect(words).toContain('Roll back');
    expect(words).toContain('sev1');
  });

  it('calls whom the channel calls where a step is worse than all before', () => {
    const rules: readonly MentionRule[] = [
      { severities: ['critical'], mentions: [{ target: { kind: 'everyone', scope: 'here' }, text: '@here' }] },
    ];
    const worse = aNotification({ severity: 'critical', occurredAt: ended.at });
    const incident = anIncident({ steps: [aStep({ severity: 'high' }), aStep({ at: ended.at, severity: 'critical' })] });

    expect(composeReply({ notification: worse, incident, rules }).blocks[0]).toEqual({
      kind: 'paragraph',
      spans: [{ kind: 'mention', target: { kind: 'everyone', scope: 'here' }, text: '@here' }],
    });
    const same = anIncident({ steps: [aStep({ severity: 'critical' }), aStep({ at: ended.at, severity: 'critical' })] });
    expect(JSON.stringify(composeReply({ notification: worse, incident: same, rules }))).not.toContain('"mention"');
  });

  it('leads to the stored event where it was cut', () => {
    const originalUrl = 'https://signalbox.example.com/#/events/e1';
    const link = { kind: 'link', url: originalUrl, text: 'Original' };
    const description = { kind: 'plain', source: 'x '.repeat(2000) } as const;
    const spansOf = (notification: typeof ok): unknown => composeReply({ notification, incident: closed, originalUrl }).blocks;

    expect(JSON.stringify(spansOf({ ...ok, description }))).toContain(JSON.stringify(link));
    expect(JSON.stringify(spansOf(ok))).not.toContain(originalUrl);
  });

  it('takes markup in any other notification for text', () => {
    const notification = aNotification({
      ...ok,
      name: { kind: 'plain', source: '<!channel> *x*' },
      description: { kind: 'plain', source: '<!here>' },
    });

    const reply = JSON.stringify(composeReply({ notification, incident: closed }));

    expect(reply).not.toContain('"mention"');
    expect(reply).toContain('*x*');
  });

  it('has a title where the event names nothing', () => {
    const { name: _name, state: _state, ...bare } = aNotification();

    expect(
      titleOf(composeReply({ notification: bare, incident: anIncident({ steps: [aStep({ state: '' }), aStep({ state: '' })] }) })),
    ).toBe('CloudWatch Alarm');
  });
});

describe('withOvertakingEnd', () => {
  const opening = aNotification({ incident: { key: 'k', transition: 'open' }, occurredAt: began.at });

  it('gives a beginning the state in which its incident has ended', () => {
    expect(withOvertakingEnd(opening, closed)).toMatchObject({ state: 'OK', tone: 'good' });
  });

  it('leaves everything else as it is', () => {
    expect(withOvertakingEnd(opening)).toBe(opening);
    expect(withOvertakingEnd(opening, anIncident())).toBe(opening);
    const closing = aNotification({ incident: { key: 'k', transition: 'close' }, occurredAt: ended.at });
    expect(withOvertakingEnd(closing, closed)).toBe(closing);
  });
});
