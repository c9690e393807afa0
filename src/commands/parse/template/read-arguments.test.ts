import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

function read(said: string, ...variables: readonly string[]) {
  const outcome = readArguments(said, variables);
  return outcome.status === 'failed' ? outcome.problems : { ...Object.fromEntries(outcome.values), missing: outcome.missing };
}

describe('readArguments', () => {
  it.each([
    ['', { missing: ['name', 'role-name'] }],
    ['a', { name: 'a', missing: ['role-name'] }],
    ['a b', { name: 'a', 'role-name': 'b', missing: [] }],
    ["'a b' c", { name: 'a b', 'role-name': 'c', missing: [] }],
    ['--name a --role-name b', { name: 'a', 'role-name': 'b', missing: [] }],
    ['—name a -role-name=b', { name: 'a', 'role-name': 'b', missing: [] }],
    ['--ROLE-NAME=b a', { name: 'a', 'role-name': 'b', missing: [] }],
    ['--role-name b a', { name: 'a', 'role-name': 'b', missing: [] }],
    ["--name='--region' --role-name=''", { name: '--region', 'role-name': '', missing: [] }],
    ['--name -5 -x', { name: '-5', 'role-name': '-x', missing: [] }],
    ['a {"b": 1}', { name: 'a', 'role-name': '{"b": 1}', missing: [] }],
  ])('reads %j', (said, values) => {
    expect(read(said, 'name', 'role-name')).toEqual(values);
  });

  it.each([
    ['a b c', /takes 2 values by position, and 3 are given/],
    ['--name a b c', /takes 1 value by position, and 2 are given/],
    ['--other a', /no variable "other"; there are --name, --role-name/],
    ['--name', /--name needs a value/],
    ['--name --role-name b', /--name needs a value/],
    ['--name a --name b', /--name is given twice/],
    ["'a", /never closed/],
    ['a | b', /--query/],
  ])('refuses %j', (said, problem) => {
    expect(read(said, 'name', 'role-name')).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it('takes names whose case differs as they are written', () => {
    expect(read('--name a --NAME b', 'name', 'NAME')).toEqual({ name: 'a', NAME: 'b', missing: [] });
  });

  it('says so where there are no variables', () => {
    expect(read('a')).toEqual([expect.stringMatching(/takes no values/)]);
    expect(read('--x a')).toEqual([expect.stringMatching(/it has none/)]);
  });
});
