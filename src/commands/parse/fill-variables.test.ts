import { describe, expect, it } from 'vitest';
import { fillVariables, variablesOf } from './fill-variables.ts';

const values: Readonly<Record<string, string>> = { name: 'web', group: '/aws/lambda/pay', hyphen: '--force', hidden: 'a\u202Eb' };
const fill = (text: string) => fillVariables(text, (name) => values[name]);

describe('variablesOf', () => {
  it('lists each once, and none of what cannot be read', () => {
    expect(variablesOf('lambda invoke --function-name $name --payload {"group":"$group","name":"$name"}')).toEqual(['name', 'group']);
    expect(variablesOf("lambda invoke 'open $name")).toEqual([]);
  });
});

describe('fillVariables', () => {
  it('fills each command of a text', () => {
    expect(fill('lambda list-functions\nlogs tail --log-group-name $group')).toEqual({
      status: 'filled',
      texts: ['lambda list-functions', "logs tail --log-group-name '/aws/lambda/pay'"],
    });
  });

  it('names what is missing', () => {
    expect(fill('lambda invoke --function-name $function --payload {"a":"$name"}')).toEqual({ status: 'missing', names: ['function'] });
  });

  it.each([
    ['what nobody sees', 'sns publish --message $hidden'],
    ['an option', 'sns publish web $hyphen'],
    ['what another command answers', 'lambda list-functions\nlambda invoke --function-name $step1.Functions[0].FunctionName'],
    ['a shell', 'sns publish --message $name | cat'],
  ])('refuses %s', (_, text) => {
    expect(fill(text).status).toBe('refused');
  });
});
