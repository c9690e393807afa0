import { describe, expect, it } from 'vitest';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aCustomNotification } from '../../domain/testing/a-custom-notification.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { aStyledText } from '../../domain/testing/a-styled-text.ts';
import type { Notification } from '../../domain/notification.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { composeFooter, type EventOrigin } from './compose-footer.ts';

const topicArn = 'arn:aws:sns:eu-central-1:210987654321:ops-alarms';

function footerOf(notification: Notification, origin: EventOrigin = {}, hasTime = true): string {
  const [block] = composeFooter(notification, origin, hasTime).blocks;
  return block?.kind === 'footer' ? textOfSpans(block.spans) : '';
}

describe('composeFooter', () => {
  it('names topic and sender', () => {
    expect(footerOf(aNotification(), { topicArn })).toBe('Via topic ops-alarms');
    expect(footerOf(aNotification(), { topicArn, sender: 'grafana\n' })).toBe('Via topic ops-alarms · Sent by grafana');
    expect(footerOf(aNotification(), { topicArn: 'no ARN' })).toBe('Via topic no ARN');
  });

  it('has the account where a title of an operator leaves it out', () => {
    const titled = (source: string) => aNotification({ name: aStyledText(source, [], source) });

    expect(footerOf(titled('CPU high'), { topicArn })).toBe('Via topic ops-alarms · Account 123456789012, eu-central-1');
    expect(footerOf(titled('CPU high in 123456789012'), { topicArn })).toBe('Via topic ops-alarms');
  });

  it('is none where there is nothing to say', () => {
    expect(composeFooter(aNotification(), {}, true)).toEqual({ blocks: [], cuts: [] });
  });

  it('leads to the event as it is stored, where people can open it, before the names that may be cut', () => {
    const originalUrl = 'https://signalbox.example.com/#/events/e1';

    expect(footerOf(aNotification(), { topicArn, originalUrl })).toBe('Original · Via topic ops-alarms');
    expect(composeFooter(aNotification(), { originalUrl }, true).blocks).toEqual([
      { kind: 'footer', spans: [{ kind: 'link', url: originalUrl, text: 'Original' }] },
    ]);
  });

  it('says when it happened where the message does not yet', () => {
    expect(footerOf(aNotification(), { topicArn }, false)).toBe('Via topic ops-alarms · 2026-11-20 03:00:12 UTC');
    expect(footerOf(aBareNotification(), { topicArn }, false)).toBe('Via topic ops-alarms');
  });

  it('says clearly that a sample is one', () => {
    expect(footerOf(aNotification({ isSample: true }), { sender: 'ana' })).toBe(
      'Sample event: made up by Signalbox, no AWS account involved. Sent by ana',
    );
  });

  it('says that a custom notification is one', () => {
    expect(footerOf(aCustomNotification())).toBe('📬 Custom notification delivered by Signalbox.');
  });

  it('says that an event was not recognized', () => {
    expect(footerOf(aBareNotification({ isUnrecognized: true }), { topicArn })).toBe(
      'Signalbox does not know this kind of event and shows it plainly. Via topic ops-alarms',
    );
  });

  it('bounds names', () => {
    expect(footerOf(aNotification(), { sender: 'x'.repeat(1000) })).toHaveLength('Sent by '.length + 150);
  });
});
