import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUERY_MAX_LENGTH, readJsonQuery, type QueryOutcome } from './json-query.ts';

function ask(text: string, value: unknown): QueryOutcome {
  const query = readJsonQuery(text);
  return 'fault' in query ? { status: 'failed', message: `fault: ${query.fault}` } : query.apply(value);
}

const instances = {
  Reservations: [
    { Instances: [{ InstanceId: 'i-1', State: { Name: 'running' }, Tags: [{ Key: 'Name', Value: 'web' }] }] },
    { Instances: [{ InstanceId: 'i-2', State: { Name: 'stopped' } }] },
  ],
};

describe('readJsonQuery', () => {
  it.each([
    ['Reservations[].Instances[].InstanceId', ['i-1', 'i-2']],
    ["Reservations[].Instances[?State.Name=='running'][].InstanceId | [0]", 'i-1'],
    [
      "Reservations[].Instances[].{Id:InstanceId,Name:Tags[?Key=='Name']|[0].Value}",
      [
        { Id: 'i-1', Name: 'web' },
        { Id: 'i-2', Name: null },
      ],
    ],
    ['length(Reservations)', 2],
    ['nothing', null],
  ])('applies %s', (text, value) => {
    expect(ask(text, instances)).toEqual({ status: 'found', value });
  });

  it.each(['constructor', 'toString', '__proto__', '{a: @}.constructor', 'Reservations[].hasOwnProperty | [0]', 'Reservations[0].length'])(
    'finds nothing that is not in the answer: %s',
    (text) => {
      expect(ask(text, instances)).toEqual({ status: 'found', value: null });
    },
  );

  it('cuts lists, and no texts', () => {
    expect(ask('[Id[0:2], Ids[0:1]]', { Id: 'abc', Ids: ['a', 'b'] })).toEqual({ status: 'found', value: [null, ['a']] });
  });

  it('leaves the value as it is', () => {
    const value = { list: ['b', 'a'] };

    expect(ask('[sort(list), reverse(list)]', value)).toEqual({
      status: 'found',
      value: [
        ['a', 'b'],
        ['a', 'b'],
      ],
    });
    expect(value).toEqual({ list: ['b', 'a'] });
  });

  it.each([
    ['', undefined],
    ['Reservations[', 14],
    ['Reservations[].', 16],
    ['Reservations[]]', 15],
    ['a b', 3],
    ['a[?b=1]', 6],
    ['length(', 8],
    ["a[?b=='x]", 7],
    ['a.`1', 3],
    ['"abc', 1],
    ['a || || b', 6],
    ['foo[1:2:3:4]', 10],
  ])('names the place of what is wrong with %j', (text, position) => {
    const query = readJsonQuery(text);

    expect(query).toMatchObject({ fault: expect.any(String) });
    expect((query as { position?: number }).position).toBe(position);
  });

  it.each([
    ['nosuch(@)', 'There is no function nosuch().'],
    ['toString(@)', 'There is no function toString().'],
    ['length(a, b)', 'length() takes 1 argument, not 2.'],
    ['sort_by(@)', 'sort_by() takes 2 arguments, not 1.'],
    ['pad_left(a, `1000000000`)', 'There is no function pad_left().'],
    ['a + b', 'It uses what the JMESPath of the AWS CLI does not have.'],
    ['$.a', 'It uses what the JMESPath of the AWS CLI does not have.'],
    ['let $a = b in $a', 'It uses what the JMESPath of the AWS CLI does not have.'],
    [`${'['.repeat(200)}a${']'.repeat(200)}`, 'It is nested more than 100 deep.'],
    [`${'!'.repeat(200)}a`, 'It is nested more than 100 deep.'],
    [`a${'[?a'.repeat(500)}`, 'It is nested more than 100 deep.'],
    ['a'.repeat(QUERY_MAX_LENGTH + 1), 'It has 4001 characters; 4000 are the most.'],
  ])('refuses %s', (text, fault) => {
    expect(readJsonQuery(text)).toMatchObject({ fault });
  });

  it('counts no brackets and signs within quotes', () => {
    expect(ask(`['${'['.repeat(200)}', "${'!'.repeat(200)}", \`"${'('.repeat(200)}"\`] | length(@)`, {})).toEqual({
      status: 'found',
      value: 3,
    });
  });

  it('says what a function does not take', () => {
    expect(ask('length(a)', { a: 1 })).toMatchObject({ status: 'failed', message: expect.stringContaining('length') });
    expect(ask('[::0]', [1])).toMatchObject({ status: 'failed' });
  });

  it.each([
    ['twice what there is, again and again', `${'[@,@]|'.repeat(90)}@`],
    ['twice what there is, flattened', `${'[@,@][]|'.repeat(90)}@`],
    ['what was doubled, compared', `${'[@,@]|'.repeat(80)}[?@==@]`],
    ['what was doubled, as text', `${'[@,@]|'.repeat(80)}to_string(@)`],
    ['text within text', `${'to_string(['.repeat(45)}@${'])'.repeat(45)}`],
    ['a long text between all things', 'join(to_string(@), list[].name)'],
    ['names doubled', `${'{a:@,b:@}|'.repeat(80)}@`],
  ])('ends soon: %s', (_, text) => {
    const value = { list: Array.from({ length: 20_000 }, (_unused, index) => ({ name: `name-${index}` })) };

    expect(ask(text, value)).toEqual({ status: 'failed', message: 'It makes more of the answer than can be shown.' });
  });

  it('applies what people ask of a large answer', () => {
    const list = Array.from({ length: 20_000 }, (_, index) => ({
      name: `name-${index}`,
      size: index % 100,
      tags: [{ Key: 'Name', Value: 'x' }],
    }));

    expect(ask("length(list[?size > `50` && contains(tags[].Key, 'Name')].{n: name, s: size})", { list })).toEqual({
      status: 'found',
      value: 9800,
    });
    expect(ask('sort_by(list, &size)[-1].name', { list })).toEqual({ status: 'found', value: 'name-19999' });
  });

  it('reads any text, and applies what it can read to anything', () => {
    const sign = fc.constantFrom(
      ...'abc[]{}()?*@&|!<>=.,:`\'"\\ 01-_'.split(''),
      'length(',
      'to_string(',
      'sort_by(',
      '[?',
      '[]',
      '[*]',
      '`1`',
      '||',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(sign, { maxLength: 40 }).map((signs) => signs.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.jsonValue(),
        (text, value) => {
          const query = readJsonQuery(text);
          const said = 'fault' in query ? query.fault : query.apply(value).status;

          expect(said).toMatch(/^(?:found|failed|[^]+\.)$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
