import { describe, expect, it } from 'vitest';
import type { Argument, ArgumentTable } from './argument.ts';
import { findArgument, isArgumentName } from './find-argument.ts';

function table(names: readonly string[], hidden: readonly string[] = []): ArgumentTable {
  const argument = (name: string, isHidden: boolean): [string, Argument] => [
    name,
    { name, takes: 'one', isRequired: false, isHidden, target: { kind: 'added', added: 'X' } },
  ];
  return new Map([...names.map((name) => argument(name, false)), ...hidden.map((name) => argument(name, true))]);
}

describe('findArgument', () => {
  const ofCommand = table(['state-value', 'state-reason', 'alarm-name', 'alarm', 'output-key', 'regions'], ['next-token', 'alarm-arn']);

  it.each(['alarm-name', 'ALARM-NAME'])('finds an argument by its name in any case: %s', (typed) => {
    expect(findArgument(typed, ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'alarm-name' }, isExpanded: false });
  });

  it('takes a whole name before longer ones that begin with it', () => {
    expect(findArgument('alarm', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'alarm' }, isExpanded: false });
  });

  it('takes any beginning that no other name has, and says so', () => {
    expect(findArgument('state-v', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'state-value' }, isExpanded: true });
  });

  it('names the candidates of a beginning that several have', () => {
    expect(findArgument('state', ofCommand)).toEqual({ kind: 'ambiguous', candidates: ['state-value', 'state-reason'] });
  });

  it('takes a hidden argument by its name, and by its beginning where none that is offered begins so', () => {
    expect(findArgument('next-token', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'next-token' } });
    expect(findArgument('next', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'next-token' }, isExpanded: true });
    expect(findArgument('alarm-', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'alarm-name' } });
  });

  it('finds global options, whole or by their beginning', () => {
    expect(findArgument('region', ofCommand)).toMatchObject({ kind: 'global', name: 'region', isExpanded: false });
    expect(findArgument('QUERY', ofCommand)).toMatchObject({ kind: 'global', name: 'query' });
    expect(findArgument('quer', ofCommand)).toMatchObject({ kind: 'global', name: 'query', isExpanded: true });
    expect(findArgument('no-c', ofCommand)).toMatchObject({ kind: 'ambiguous', candidates: ['no-cli-pager', 'no-cli-auto-prompt'] });
  });

  it('goes by arguments of the command before global options in what is abbreviated, never in whole names', () => {
    expect(findArgument('output-', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'output-key' } });
    expect(findArgument('reg', ofCommand)).toMatchObject({ kind: 'argument', argument: { name: 'regions' } });
    expect(findArgument('output', ofCommand)).toMatchObject({ kind: 'global', name: 'output' });
  });

  it('says which names were perhaps meant', () => {
    expect(findArgument('alarm-nmae', ofCommand)).toEqual({ kind: 'unknown', nearest: ['alarm-name'] });
    expect(findArgument('regoin', ofCommand)).toMatchObject({ kind: 'unknown', nearest: expect.arrayContaining(['regions', 'region']) });
  });

  it('offers no hidden names', () => {
    expect(findArgument('nxt-token', ofCommand)).toEqual({ kind: 'unknown', nearest: [] });
  });

  it.each(['toString', 'constructor', '__proto__', '', 'x'.repeat(10_000), '😀', 'wxyz'])('finds nothing for %j', (typed) => {
    expect(findArgument(typed, ofCommand)).toEqual({ kind: 'unknown', nearest: [] });
  });
});

describe('isArgumentName', () => {
  it('knows whole names alone', () => {
    const names = ['alarm-name', 'ALARM-NAME', 'region', 'alarm-n', 'toString', ''];

    expect(names.filter((name) => isArgumentName(name, table(['alarm-name'])))).toEqual(['alarm-name', 'ALARM-NAME', 'region']);
  });
});
