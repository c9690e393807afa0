// No template and no event holds up the flow: everything ends within the limits, counted in work and not in time, except the last case.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { boundEvent } from './bounded-event.ts';
import { compileTemplate, TemplateError } from './compile-template.ts';
import { startLimits } from './template-engine.ts';
import { OUTPUT_MAX_LENGTH, TEMPLATE_MAX_LENGTH, VALUE_MAX_LENGTH } from './template-limits.ts';

const detail = boundEvent({
  big: 'ab'.repeat(128 * 1024),
  same: 'a'.repeat(VALUE_MAX_LENGTH),
  half: `${'a'.repeat(VALUE_MAX_LENGTH / 2)}b`,
  deep: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)),
  list: Array.from({ length: 100_000 }, (_, index) => ({ index })),
  object: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index])),
  odd: JSON.parse('{"toString":1,"valueOf":"x","toLiquid":2,"then":3,"next":4,"throw":5,"return":6}') as unknown,
});

function render(source: string) {
  const outcome = compileTemplate(source);
  if (outcome.status === 'faulty') throw new Error(outcome.fault.text);
  return outcome.template.render({ detail }, startLimits());
}

describe('renderTemplate', () => {
  it.each([
    ['a range', '{% for i in (1..100000000) %}x{% endfor %}'],
    ['a doubled text', '{% assign s = "aaaaaaaaaa" %}{% for i in (1..1000) %}{% assign s = s | append: s %}{% endfor %}{{ s }}'],
    ['a doubled list', `{% assign x = detail.big | split: "" %}${'{% assign x = x | concat: x %}'.repeat(50)}{{ x }}`],
    ['a replacement', '{{ detail.same | replace: "a", detail.same }}'],
    ['a padded date', '{{ 754 | date: "%99999999d" }}'],
    ['much text', '{% for i in (1..1000) %}{% for j in (1..1000) %}xxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}'],
    ['many values', '{% for i in (1..1000) %}{% for j in (1..1000) %}{{ j }}{% endfor %}{% endfor %}'],
    ['long values', '{% for i in (1..1000) %}{{ detail.big }}{% endfor %}'],
  ])('ends %s', (_what, source) => {
    expect(() => render(source)).toThrow(TemplateError);
  });

  it.each([
    ['a large number', '{% assign n = 2 %}{% for i in (1..1000) %}{% assign n = n | times: n %}{% endfor %}{{ n }}'],
    ['an event as a whole', '{{ detail | json }}'],
    ['a list', '{{ detail.list | map: "index" | sort | reverse | join: "," }}'],
    ['a part of a list', '{{ detail.list | where: "index", 7 | size }}'],
    ['an object', '{{ detail.object }}{{ detail.object.size }}'],
    ['depth', '{{ detail.deep }}{{ detail.deep | json }}{{ detail.deep.first.first }}'],
    ['texts within texts', `{% if ${'detail.same contains detail.half or '.repeat(50)}false %}y{% endif %}`],
    ['keys that mean something to JavaScript', '{{ detail.odd | json }}{{ detail.odd.next }}{{ detail.odd }}'],
    ['white space', '{{ detail.big | replace: "a", " " | squish | strip | truncatewords: 3 }}'],
  ])('comes to an end with %s', (_what, source) => {
    const { markup, values } = render(source);

    expect(markup.length).toBeLessThanOrEqual(OUTPUT_MAX_LENGTH);
    expect(values.every((value) => value.kind !== 'text' || value.text.length <= VALUE_MAX_LENGTH)).toBe(true);
  });

  it.each(['append: detail.odd', 'upcase', 'plus: 1', 'replace: "a", detail.odd', 'join: ","', 'date: "%Y"', 'remove: detail.odd'])(
    'writes an object as JSON for %s',
    (filter) => {
      expect(() => render(`{{ detail.odd | ${filter} }}{% if detail.odd < 3 %}{% endif %}`)).not.toThrow();
    },
  );

  it.each(['map', 'where', 'reject', 'sort', 'sort_natural', 'sum'])('looks no further for %s than a name is long', (filter) => {
    const listed = `{% assign keys = detail.same | split: "" %}{{ detail.list | ${filter}: keys | size }}`;

    expect(() => render(listed)).not.toThrow();
    expect(() => render(`{{ detail.list | ${filter}: detail.big | size }}`)).not.toThrow();
  });

  it('says nothing of the event in its errors', () => {
    const secret = boundEvent({ zone: 'a secret' });
    const outcome = compileTemplate('{{ "2026-03-01" | date: "%Y", detail.zone }}');
    if (outcome.status === 'faulty') throw new Error(outcome.fault.text);
    let error: unknown;
    try {
      outcome.template.render({ detail: secret }, startLimits());
    } catch (thrown) {
      error = thrown;
    }

    expect(inspect(error, { depth: 1, showHidden: true })).toContain('date knows no such time zone');
    for (let cause = error; cause instanceof Error; cause = cause.cause) expect(`${cause.message}${cause.stack}`).not.toContain('a secret');
  });

  it('refuses a template that is too long', () => {
    expect(compileTemplate('x'.repeat(TEMPLATE_MAX_LENGTH + 1)).status).toBe('faulty');
  });

  it('takes deeply nested tags', () => {
    expect(render('{% if true %}'.repeat(400) + 'x' + '{% endif %}'.repeat(400)).markup).toBe('x');
  });

  it('stops loops within loops when their time is over', () => {
    const loops = ['i', 'j', 'k', 'l'].map((name) => `{% for ${name} in (1..1000) %}`).join('');

    expect(() => render(loops + '{% endfor %}'.repeat(4))).toThrow('took longer than');
  });
});
