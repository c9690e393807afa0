import { describe, expect, it } from 'vitest';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { parseStyledInline } from '../../messages/parse-styled-text.ts';
import { compileTemplate, plainText, styledText, type CompiledTemplate } from './compile-template.ts';
import { startLimits } from './template-engine.ts';

function compiled(source: string): CompiledTemplate {
  const outcome = compileTemplate(source);
  if (outcome.status === 'faulty') throw new Error(outcome.fault.text);
  return outcome.template;
}

function faultOf(source: string) {
  const outcome = compileTemplate(source);
  return outcome.status === 'faulty' ? outcome.fault : undefined;
}

const render = (source: string, scope: object = {}) => plainText(compiled(source).render(scope, startLimits()));

describe('compileTemplate', () => {
  it('says which text has neither values nor tags', () => {
    expect(compiled('as *it* is').constant).toBe('as *it* is');
    expect(compiled('{{ text }}').constant).toBeUndefined();
  });

  it.each([
    ['{% if detail.a == 1 %}one{% elsif detail.a == 2 %}two{% else %}more{% endif %}', 'two'],
    ['{% unless detail.a == 1 %}not one{% endunless %}', 'not one'],
    ['{% case detail.a %}{% when 2 %}two{% endcase %}', 'two'],
    ['{% for item in detail.list %}{{ item }}{% unless forloop.last %}, {% endunless %}{% endfor %}', 'a, b'],
    ['{% assign b = detail.a | plus: 1 %}{{ b }}{% comment %}nothing{% endcomment %}{% # nothing %}', '3'],
    ['{% raw %}{{ detail.a }}{% endraw %}', '{{ detail.a }}'],
    ['{% liquid\nassign b = detail.a\necho b\n%}', '2'],
    ['{{ detail.nothing.at.all }}{{ unknown }}', ''],
    ['{{ detail.list }} {{ detail.object }} {{ detail.yes }}', 'a, b {"k":"v"} true'],
    ['{{ detail.list.first }}{{ detail.list[1] }}{{ detail["a"] }}{{ detail.list.size }}', 'ab22'],
    ['{{ detail.constructor }}{{ detail.list.constructor }}{{ detail.__proto__ }}', ''],
  ])('renders %s', (source, text) => {
    expect(render(source, { detail: { a: 2, list: ['a', 'b'], object: { k: 'v' }, yes: true } })).toBe(text);
  });

  it.each(['include', 'render', 'layout', 'block'])('refuses the tag %s: it would read a file', (tag) => {
    expect(faultOf(`a\n{% ${tag} 'x' %}`)).toEqual({ text: `the tag ${tag} is not there; templates read no files`, line: 2, column: 1 });
  });

  it.each(['capture', 'cycle', 'increment', 'decrement', 'tablerow', 'nonsense'])('refuses the tag %s', (tag) => {
    expect(faultOf(`{% ${tag} x %}`)?.text).toContain(tag);
  });

  it.each(['raw', 'escape', 'newline_to_br', 'where_exp', 'group_by_exp', 'sample', 'base64_decode', 'sha256', 'inspect'])(
    'has no filter %s',
    (filter) => {
      expect(faultOf(`{{ text | ${filter} }}`)?.text).toContain(`there is no filter ${filter}`);
    },
  );

  it.each([
    ['line\n  {{ x | arn_nam }}', { text: 'there is no filter arn_nam; did you mean arn_name?', line: 2, column: 3 }],
    ['{% if a %}', { text: 'tag {% if a %} not closed', line: 1, column: 1 }],
    ['{{ a', { text: 'output "{{ a" not closed', line: 1, column: 1 }],
    ['a\uE000', { text: 'holds a character of the private use area' }],
  ])('says what is wrong with %j, and where', (source, fault) => {
    expect(faultOf(source)).toEqual(fault);
  });

  it('says the same of the same event at any time', () => {
    expect(render('{{ "now" | date: "%Y" }}{{ text | date: "%Y" }}', { text: 'today' })).toBe('nowtoday');
  });

  it('keeps what one template assigns from the next', () => {
    const limits = startLimits();
    compiled('{% assign x = 1 %}').render({}, limits);

    expect(plainText(compiled('{{ x }}').render({}, limits))).toBe('');
  });
});

describe('styledText', () => {
  it('has the words without the markup beside it', () => {
    const styled = styledText(compiled('*{{ text }}* _b_').render({ text: '*a*' }, startLimits()));

    expect(styled.source).toBe('*a* b');
    expect(textOfSpans(parseStyledInline(styled))).toBe('*a* b');
  });
});
