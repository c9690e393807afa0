import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { arbitraryNotification } from '../../domain/testing/arbitrary-notification.ts';
import { parseStyledText } from '../../messages/parse-styled-text.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { createRestyler } from './create-restyler.ts';
import { aRule, type RuleInput } from './testing/a-rule.ts';

const json = { source: 'com.example.orders', detail: { cluster: 'prod', order: '*4711*', team: 'web', url: 'https://ci.example/1' } };
const subject = { text: JSON.stringify(json), json, topicArn: 'arn:aws:sns:eu-central-1:123456789012:orders' };

function restyled(set: RuleInput['set'], notification = aNotification()): Notification {
  return createRestyler([aRule({ set })])(notification, () => subject).notification;
}

describe('createRestyler', () => {
  it('asks nothing of an event where there are no rules', () => {
    const notification = aNotification();
    const restyle = createRestyler([]);

    expect(restyle(notification, () => expect.fail('asked')).notification).toBe(notification);
  });

  it('leaves a notification that no rule is for as it is', () => {
    const notification = aNotification();
    const restyle = createRestyler([aRule({ match: { kinds: ['Budget*'] }, set: { title: 'x' } })]);

    expect(restyle(notification, () => subject).notification).toBe(notification);
  });

  it('sets texts, whose words stand where there is no markup', () => {
    const notification = restyled({
      title: 'Order *{{ detail.order }}*',
      summary: '_s_',
      description: '- d',
      kind: 'Order',
      owner: '{{ detail.team }}',
    });

    expect(notification.name).toMatchObject({ kind: 'styled', source: 'Order *4711*' });
    expect(notification.summary?.source).toBe('s');
    expect(notification).toMatchObject({ kind: 'Order', owner: 'web', severity: 'high', state: 'ALARM' });
  });

  it('takes texts away that come to nothing, but never the title', () => {
    const given = aNotification({ summary: { kind: 'plain', source: 's' } });
    const notification = restyled({ title: '{{ detail.none }}', summary: '', description: ' ', state: '', kind: '', owner: '' }, given);

    expect(notification).toEqual({ ...given, summary: undefined, description: undefined, state: undefined, isUnrecognized: false });
    expect(Object.keys(notification)).not.toContain('summary');
  });

  it('takes a severity and a tone of their lists alone', () => {
    expect(restyled({ severity: '{{ "critical" }}' }).severity).toBe('critical');
    expect(restyled({ severity: '{{ detail.order }}', tone: '{{ detail.team }}' })).toMatchObject({ severity: 'high', tone: 'bad' });
    expect(restyled({ tone: 'progress' }).tone).toBe('progress');
  });

  it('lets what nobody knew feel as bad as the operator says', () => {
    const toneOf = (severity: string) => restyled({ severity }, aBareNotification()).tone;

    expect(['critical', 'high', 'medium', 'low', 'info'].map(toneOf)).toEqual(['bad', 'bad', 'warning', 'neutral', 'neutral']);
    expect(restyled({ severity: 'critical' }, aNotification({ tone: 'good' })).tone).toBe('good');
  });

  it('adds links and a runbook, where they lead somewhere', () => {
    const links = [
      { text: 'Wiki *page*', url: 'https://wiki.example/{{ detail.order }}' },
      { text: '{{ detail.none }}', url: '{{ detail.url }}' },
      { text: 'none', url: '{{ detail.none }}' },
      { text: 'elsewhere', url: 'https://{{ detail.team }}.example/' },
    ];
    const notification = restyled(
      { links, runbookUrl: 'https://wiki.example/r/{{ detail.team }}' },
      aNotification({ links: [{ text: 'Silence', url: 'https://a.example/' }] }),
    );

    expect(notification.links).toEqual([
      { text: 'Silence', url: 'https://a.example/' },
      { text: 'Wiki *page*', url: 'https://wiki.example/*4711*' },
      { text: 'https://ci.example/1', url: 'https://ci.example/1' },
    ]);
    expect(notification.runbookUrl).toBe('https://wiki.example/r/web');
  });

  it('keeps a runbook where the rule has none for the event', () => {
    const given = aNotification({ runbookUrl: 'https://wiki.example/old' });

    expect(restyled({ runbookUrl: '{{ detail.none }}' }, given).runbookUrl).toBe('https://wiki.example/old');
  });

  it('adds fields, puts those of known labels in their place, and leaves out what has no value', () => {
    const facts = [
      { label: 'Cluster', value: { kind: 'text', text: 'x' } },
      { label: 'Task', value: { kind: 'text', text: 't' } },
    ] as const;
    const fields = [
      { label: 'Team', value: '{{ detail.team }}' },
      { label: 'Cluster', value: '`{{ detail.cluster }}`' },
      { label: 'None', value: '{{ detail.none }}' },
    ];
    const shown = (notification: Notification) =>
      notification.facts.map(({ label, value }) => `${label}: ${value.kind === 'text' || value.kind === 'styled' ? value.text : ''}`);

    expect(shown(restyled({ fields }, aNotification({ facts })))).toEqual(['Cluster: prod', 'Task: t', 'Team: web']);
    expect(shown(restyled({ fields, replaceFields: true }, aNotification({ facts })))).toEqual(['Team: web', 'Cluster: prod']);
  });

  it('groups by a key that no other kind or rule can have', () => {
    const incident = { key: 'cloudwatch-alarm:arn', transition: 'close', summary: 's' } as const;

    expect(restyled({ incidentKey: '{{ detail.cluster }}' }).incident).toEqual({ key: 'rule:rule:prod', transition: 'open' });
    expect(restyled({ incidentKey: '{{ detail.cluster }}' }, aNotification({ incident })).incident).toEqual({
      ...incident,
      key: 'rule:rule:prod',
    });
    expect(restyled({ incidentTransition: 'update' }, aNotification({ incident })).incident).toEqual({ ...incident, transition: 'update' });
    expect(restyled({ incidentKey: '{{ detail.none }}', incidentTransition: 'close' }).incident).toBeUndefined();
    expect(restyled({ incidentKey: 'x'.repeat(300) }).incident?.key).toMatch(/^rule:rule:[0-9a-f]{64}$/);
  });

  it('applies all rules that match in their order, and later ones see what earlier ones set', () => {
    const rules = [
      aRule({ name: 'one', set: { severity: 'critical', owner: 'one' } }),
      aRule({ name: 'two', match: { severities: ['critical'] }, set: { owner: '{{ notification.owner }} and two' } }),
      aRule({ name: 'three', match: { severities: ['high'] }, set: { owner: 'three' } }),
    ];

    expect(createRestyler(rules)(aNotification(), () => subject).notification.owner).toBe('one and two');
  });

  it('passes over the rules after one that stops', () => {
    const rules = [aRule({ name: 'one', match: { states: ['ALARM'] }, stop: true }), aRule({ name: 'two', set: { owner: 'two' } })];
    const ownerOf = (state: string) => createRestyler(rules)(aNotification({ state }), () => subject).notification.owner;

    expect([ownerOf('ALARM'), ownerOf('OK')]).toEqual([undefined, 'two']);
  });

  it('shows a notification without the rule that failed, and says so', () => {
    const rules = [
      aRule({ name: 'broken', set: { owner: 'x', title: '{{ detail.order | url_decode }}{% for i in (1..99999999) %}{% endfor %}' } }),
      aRule({ name: 'fine', set: { owner: 'two' } }),
    ];
    const { notification, failures } = createRestyler(rules)(aNotification(), () => subject);

    expect(failures.map(({ ruleName, reason }) => [ruleName, reason])).toEqual([
      ['broken', 'its templates made more than 2000000 characters'],
    ]);
    expect(notification).toEqual({
      ...aNotification(),
      owner: 'two',
      facts: [
        {
          label: 'Notice',
          value: { kind: 'text', text: 'The rule broken could not be applied: its templates made more than 2000000 characters.' },
        },
      ],
    });
  });

  it('says in a failure nothing of the event', () => {
    const rules = [aRule({ set: { title: '{{ "2026-03-01" | date: "%Y", detail.order }}' } })];
    const { failures } = createRestyler(rules)(aNotification(), () => subject);

    expect(failures[0]?.reason).toBe('line 1, column 1 of a template: date knows no such time zone');
  });

  it('knows accounts by the names of the configuration', () => {
    const restyle = createRestyler(
      [aRule({ set: { owner: '{{ notification.accountName }}/{{ notification.region }}' } })],
      new Map([['123456789012', 'prod']]),
    );

    expect(restyle(aNotification(), () => subject).notification.owner).toBe('prod/eu-central-1');
  });

  it('gives every notification some form, and no value a form of its own', () => {
    const templates = fc.constantFrom(
      '*{{ notification.name }}* `{{ text }}`',
      '- {{ notification.description }}\n- {{ detail.a }}',
      '{{ notification.facts | json }}',
      '{% for x in detail.list %}{{ x | upcase }} {% endfor %}',
      '{{ notification.kind | replace: "a", "*" | append: detail.a }}',
      '{% assign x = detail.a | split: "" | reverse | join: "" %}_{{ x }}_',
      '{{ detail }}{{ event.detail.list | last }}',
      '> {{ topic }}',
    );
    const notifications = arbitraryNotification({ text: hostileText(), hasMarkup: true });
    const details = fc.record({ a: hostileText(), list: fc.array(hostileText(), { maxLength: 3 }) });
    fc.assert(
      fc.property(templates, notifications, details, (template, notification, detail) => {
        const restyle = createRestyler([
          aRule({ set: { description: `x ${template}`, title: template, fields: [{ label: 'F', value: template }] } }),
        ]);
        const { notification: outcome, failures } = restyle(notification, () => ({ text: detail.a, json: { detail } }));

        expect(failures).toEqual([]);
        if (outcome.description?.kind !== 'styled') throw new Error('not restyled');
        expect(JSON.stringify(parseStyledText(outcome.description))).not.toMatch(/"kind":"(?:link|mention|strike|emoji)"/);
      }),
      { numRuns: 300 },
    );
  });
});
