import { describe, expect, it } from 'vitest';
import { compileRule } from './compile-rules.ts';
import { aRule, type RuleInput } from './testing/a-rule.ts';

const outcomeOf = (set: RuleInput['set']) => compileRule(aRule({ set }));

describe('compileRule', () => {
  it('finds nothing wrong with a rule that uses everything', () => {
    const outcome = outcomeOf({
      title: '{{ notification.kind }} {{ notification.facts["Stopped reason"] }}',
      severity: '{% if detail.a %}critical{% endif %}',
      tone: 'bad',
      runbookUrl: 'https://wiki.example.com/{{ notification.name | url_encode }}',
      links: [{ text: 'x', url: '{{ notification.consoleUrl }}' }],
      fields: [{ label: '{{ topic | arn_name }}', value: '{{ event.anything.at.all }} {{ text }}' }],
    });

    expect(outcome).toMatchObject({ faults: [], warnings: [] });
    expect(outcome.rule?.texts.size).toBe(4);
  });

  it('names the place of every fault', () => {
    const { faults, rule } = outcomeOf({
      title: '{{ a | nope }}',
      links: [{ text: '{% x %}', url: 'ftp://example.com' }],
      fields: [
        { label: 'a', value: 'b' },
        { label: '{{', value: '{% if %}' },
      ],
    });

    expect(rule).toBeUndefined();
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'set.title',
      'set.links.0.text',
      'set.links.0.url',
      'set.fields.1.label',
      'set.fields.1.value',
    ]);
  });

  it.each([
    ['severity', 'hihg', 'must be one of critical, high, medium, low, info, or a template that comes to one (did you mean "high"?)'],
    ['tone', 'sad', 'must be one of bad, warning, good, progress, neutral, or a template'],
    ['incidentTransition', 'begin', 'must be one of open, update, close, or a template'],
    ['runbookUrl', 'wiki/page', 'must be an http or https address, or a template that comes to one'],
  ])('refuses %s: %s', (key, value, text) => {
    expect(outcomeOf({ [key]: value }).faults).toEqual([{ path: ['set', key], text: expect.stringContaining(text) as string }]);
  });

  it.each([
    ['{{ evnet.detail }}', 'evnet is always empty: did you mean event?'],
    ['{{ severity }}', 'severity is always empty: there are event, detail, text, topic, notification'],
    ['{{ notification.acount }}', 'notification.acount is always empty: did you mean account?'],
  ])('warns of %s', (title, text) => {
    expect(outcomeOf({ title }).warnings).toEqual([{ path: ['set', 'title'], line: 1, column: 4, text }]);
  });

  it.each(['{% assign x = 1 %}{{ x }}', '{% for y in detail.list %}{{ y.z }}{{ forloop.index }}{% endfor %}', '{{ notification[text] }}'])(
    'does not warn of %s',
    (title) => {
      expect(outcomeOf({ title }).warnings).toEqual([]);
    },
  );

  it('warns of a rule that does nothing', () => {
    expect(outcomeOf({}).warnings).toEqual([{ path: ['set'], text: 'sets nothing, so the rule has no effect' }]);
    expect(compileRule(aRule({ stop: true })).warnings).toEqual([]);
  });
});
