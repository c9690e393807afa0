// Any notification and incident at all, for property tests of what comes after recognizing.
import fc from 'fast-check';
import type { Incident } from '../incident.ts';
import type { Fact, Notification } from '../notification.ts';
import { markOf, type StyledText } from '../styled-text.ts';

/** Where an arbitrary notification takes its texts from. */
export interface NotificationTexts {
  /** Any text of the payload. */
  readonly text: fc.Arbitrary<string>;
  /** Whether names, descriptions, next steps and keywords may be client markdown. */
  readonly hasMarkup: boolean;
}

const anInstant = fc.constantFrom('2026-11-20T03:00:12.000Z', '2026-11-20T03:12:00.000Z', 'yesterday', '');

/** An arbitrary notification. */
export function arbitraryNotification({ text, hasMarkup }: NotificationTexts): fc.Arbitrary<Notification> {
  const plain = fc.record({ kind: fc.constant('plain' as const), source: text });
  const markup = fc.record({ kind: fc.constant('client-markdown' as const), source: text });
  const content = hasMarkup ? fc.oneof(plain, markup, styled(text)) : plain;
  const address = fc.oneof(text, fc.constantFrom('https://wiki.example.com/runbook', 'javascript:alert(1)'));
  const markups = fc.array(markup, { maxLength: hasMarkup ? 25 : 0 });
  return fc.record(
    {
      recognizer: text,
      kind: text,
      name: content,
      summary: plain,
      description: content,
      severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'info'),
      state: text,
      tone: fc.constantFrom('bad', 'warning', 'good', 'progress', 'neutral'),
      accountId: text,
      region: text,
      occurredAt: anInstant,
      facts: fc.array(aFact(text), { maxLength: 40 }),
      nextSteps: markups,
      keywords: markups,
      about: plain,
      tookSeconds: fc.double(),
      runbookUrl: address,
      owner: text,
      links: fc.array(fc.record({ text, url: address }), { maxLength: 10 }),
      tags: fc.dictionary(text, text, { maxKeys: 3 }),
      consoleUrl: fc.oneof(text, fc.constantFrom('https://eu-central-1.console.aws.amazon.com/cloudwatch/home', 'javascript:alert(1)')),
      chart: aChart(text),
      isUnrecognized: fc.boolean(),
      isSample: fc.boolean(),
    },
    { requiredKeys: ['recognizer', 'kind', 'severity', 'tone', 'facts', 'nextSteps', 'keywords', 'isUnrecognized', 'isSample'] },
  );
}

/** What an operator's template wrote: the markup is the operator's, the values are the payload's. */
function styled(text: fc.Arbitrary<string>): fc.Arbitrary<StyledText> {
  const [first, second] = [markOf(0), markOf(1)];
  const markups = [`*${first}* is \`${second}\``, `- ${first}\n- ${second}`, `<https://wiki.example/${first}|${second}> :rocket:`, first];
  return fc.record({
    kind: fc.constant('styled' as const),
    markup: fc.constantFrom(...markups),
    values: fc.array(fc.record({ kind: fc.constant('text' as const), text }), { minLength: 2, maxLength: 2 }),
    source: text,
  });
}

function aFact(text: fc.Arbitrary<string>): fc.Arbitrary<Fact> {
  const value: fc.Arbitrary<Fact['value']> = fc.oneof(
    fc.record({ kind: fc.constantFrom('text', 'code'), text }),
    fc.record({ kind: fc.constant('instant' as const), at: anInstant }),
    fc.record({
      kind: fc.constant('list' as const),
      text,
      items: fc.array(
        fc.record(
          {
            name: text,
            arn: text.map((name) => `arn:aws:cloudwatch:eu-central-1:123456789012:alarm:${name}`),
            state: text,
            since: anInstant,
          },
          { requiredKeys: ['name'] },
        ),
        { maxLength: 5 },
      ),
    }),
    fc.record({ kind: fc.constant('arn' as const), arn: text.map((name) => `arn:aws:sqs:eu-central-1:123456789012:${name}`) }),
  );
  return fc.record({ label: text, value });
}

function aChart(text: fc.Arbitrary<string>): fc.Arbitrary<NonNullable<Notification['chart']>> {
  return fc.record(
    {
      title: text,
      unit: text,
      datapoints: fc.array(fc.record({ at: anInstant, value: fc.double() }), { maxLength: 5 }),
      threshold: fc.double(),
      at: anInstant,
      isSample: fc.boolean(),
    },
    { requiredKeys: ['title', 'datapoints', 'at', 'isSample'] },
  );
}

/** An arbitrary incident. */
export function arbitraryIncident(text: fc.Arbitrary<string>): fc.Arbitrary<Incident> {
  return fc.record(
    {
      id: fc.constant('incident-1'),
      configurationName: fc.constant('ops'),
      incidentKey: text,
      openedAt: anInstant,
      closedAt: anInstant,
      steps: fc.array(fc.record({ at: anInstant, state: text, summary: text }), { maxLength: 20 }),
      notificationCount: fc.nat({ max: 1000 }),
    },
    { requiredKeys: ['id', 'configurationName', 'incidentKey', 'openedAt', 'steps', 'notificationCount'] },
  );
}
