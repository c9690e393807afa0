import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { aNotification } from '../domain/testing/a-notification.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { createRestyler } from './restyle/create-restyler.ts';
import { aRule } from './restyle/testing/a-rule.ts';
import { RuleRestyling } from './rule-restyling.ts';
import { RecordedMetrics } from './testing/recorded-metrics.ts';

const event = aRawEvent({ text: JSON.stringify({ detail: { team: 'web' } }) });

function restyling(restyler: ConstructorParameters<typeof RuleRestyling>[1]) {
  const lines: string[] = [];
  const metrics = new RecordedMetrics();
  const logger = pino({ base: null }, { write: (line: string) => lines.push(line) });
  return { stage: new RuleRestyling({ logger, metrics }, restyler), lines, metrics };
}

describe('RuleRestyling', () => {
  it('leaves everything as it is where there are no rules', () => {
    const notification = aNotification();

    expect(restyling(() => undefined).stage.apply(notification, event)).toBe(notification);
  });

  it('hands the event without its envelope to the rules', () => {
    const envelope = { Type: 'Notification', TopicArn: 'arn:aws:sns:eu-central-1:123456789012:ops', Message: event.text };
    const { stage } = restyling(() => createRestyler([aRule({ set: { owner: '{{ detail.team }} by {{ topic | arn_name }}' } })]));

    expect(stage.apply(aNotification(), aRawEvent({ text: JSON.stringify(envelope) })).owner).toBe('web by ops');
  });

  it('counts every failure, and logs each once until the rules change', () => {
    const broken = () => createRestyler([aRule({ name: 'broken', set: { title: '{{ "a" | append }}' } })]);
    let current = broken();
    const { stage, lines, metrics } = restyling(() => current);

    stage.apply(aNotification(), event);
    stage.apply(aNotification(), event);
    expect(lines).toHaveLength(1);
    current = broken();
    stage.apply(aNotification(), event);

    expect(metrics.count('rule broken')).toBe(3);
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { rule: 'broken', reason: 'line 1, column 1 of a template: append expect 2 arguments', eventId: 'event-1' },
      { rule: 'broken' },
    ]);
  });
});
