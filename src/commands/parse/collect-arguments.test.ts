import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { globalOptions } from '../../catalogue/cli/global-option.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { collectArguments } from './collect-arguments.ts';
import { isFailure } from './parse-failure.ts';

const catalogue = openCatalogue();
const facts = openCliFacts();
const table = tableOf('cloudwatch', 'set-alarm-state');
const runInstances = tableOf('ec2', 'run-instances');

function tableOf(serviceName: string, command: string) {
  const service = catalogue.service(serviceName);
  const operation = service?.operationOfCli(command);
  if (service === undefined || operation === undefined) throw new Error(`no ${serviceName} ${command}`);
  return argumentTable({ service, operation, command }, facts);
}

function collect(line: string, of = table) {
  const split = splitShellWords(line);
  if (split.status === 'failed') throw new Error(split.message);
  const collected = collectArguments(split.words, of);
  if (isFailure(collected)) return { failure: collected };
  const given = Object.fromEntries([...collected.given].map(([name, { words }]) => [name, words]));
  return { given, globals: Object.fromEntries(collected.globals), alone: collected.alone, notes: collected.notes };
}

describe('collectArguments', () => {
  it('gives each argument the words behind it, or behind its equals sign', () => {
    expect(collect('--alarm-name a --state-value=OK --state-reason "b c"')).toEqual({
      given: { 'alarm-name': ['a'], 'state-value': ['OK'], 'state-reason': ['b c'] },
      globals: {},
      alone: [],
      notes: [],
    });
  });

  it('gives a list all words up to the next option', () => {
    expect(collect('--security-group-ids sg-1 sg-2 --dry-run --instance-type t3.micro', runInstances).given).toEqual({
      'security-group-ids': ['sg-1', 'sg-2'],
      'dry-run': [],
      'instance-type': ['t3.micro'],
    });
    expect(collect('--security-group-ids', runInstances).given).toEqual({ 'security-group-ids': [] });
  });

  it('takes what looks like a number with its sign for a value', () => {
    expect(collect('--state-reason -1 --alarm-name --dash-is-fine').failure).toMatchObject({ code: 'invalid-value' });
    expect(collect('--state-reason -1').given).toEqual({ 'state-reason': ['-1'] });
    expect(collect('--state-reason -x').given).toEqual({ 'state-reason': ['-x'] });
    expect(collect('--state-reason=--x').given).toEqual({ 'state-reason': ['--x'] });
    expect(collect('--state-reason "— see above"').given).toEqual({ 'state-reason': ['— see above'] });
  });

  it('takes one hyphen for two where the name is known', () => {
    expect(collect('-alarm-name a -region eu-west-1')).toMatchObject({ given: { 'alarm-name': ['a'] }, globals: { region: 'eu-west-1' } });
  });

  it('takes any beginning that is unambiguous, and notes what it is understood as', () => {
    expect(collect('--state-v OK --quer a')).toMatchObject({
      given: { 'state-value': ['OK'] },
      globals: { query: 'a' },
      notes: ['--state-v is understood as --state-value.', '--quer is understood as --query.'],
    });
  });

  it('names the candidates where a beginning is ambiguous, and the nearest where a name is unknown', () => {
    expect(collect('--state OK').failure).toMatchObject({
      code: 'unknown-argument',
      suggestions: expect.arrayContaining(['--state-value', '--state-reason']),
    });
    expect(collect('--alarm-nmae a').failure).toMatchObject({ code: 'unknown-argument', suggestions: ['--alarm-name'] });
  });

  it('lets the last of several count, and says so', () => {
    expect(collect('--alarm-name a --alarm-name b')).toMatchObject({
      given: { 'alarm-name': ['b'] },
      notes: [expect.stringContaining('more than once')],
    });
  });

  it('keeps opposite flags in the order in which they stand last', () => {
    expect(Object.keys(collect('--dry-run --no-dry-run --dry-run', runInstances).given ?? {})).toEqual(['no-dry-run', 'dry-run']);
  });

  it('understands true and false behind a flag, and says that none is needed', () => {
    expect(collect('--dry-run true', runInstances)).toMatchObject({
      given: { 'dry-run': ['true'] },
      notes: [expect.stringContaining('takes no value')],
    });
    expect(collect('--dry-run=false', runInstances)).toMatchObject({ given: { 'dry-run': ['false'] } });
    expect(collect('--dry-run=maybe', runInstances).failure).toMatchObject({ code: 'invalid-value' });
    expect(collect('--dry-run maybe', runInstances)).toMatchObject({ given: { 'dry-run': [] }, alone: ['maybe'] });
  });

  it('leaves words that belong to nothing', () => {
    expect(collect('a --alarm-name b c')).toMatchObject({ alone: ['a', 'c'] });
  });

  it.each(['--alarm-name', '--region', '--alarm-name --state-value OK', '--query --alarm-name a'])(
    'says that a value is missing: %s',
    (line) => {
      expect(collect(line).failure).toMatchObject({ code: 'invalid-value', message: expect.stringContaining('needs a value') });
    },
  );

  const refused = [...globalOptions].filter(([, { kind }]) => kind === 'refused').map(([name]) => name);
  it.each(refused)('refuses --%s by name', (name) => {
    expect(collect(`--${name} x`).failure).toMatchObject({ code: 'not-supported', message: expect.stringContaining(`--${name} `) });
    expect(collect(`--${name.toUpperCase()}=x`).failure).toMatchObject({ code: 'not-supported' });
  });

  it('refuses them abbreviated too', () => {
    expect(collect('--prof x').failure).toMatchObject({ code: 'not-supported' });
    expect(collect('--endpoint-u x').failure).toMatchObject({ code: 'not-supported' });
  });

  const ignored = [...globalOptions].filter(([, { kind }]) => kind === 'ignored');
  it.each(ignored)('takes --%s with a note', (name, { takes }) => {
    expect(collect(`--${name}${takes === 'one' ? ' x' : ''} --alarm-name a`)).toMatchObject({
      given: { 'alarm-name': ['a'] },
      notes: [`--${name} has no effect in chat.`],
    });
  });

  it('never throws, and loses no word', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '--alarm-name',
        '--state-value',
        '-region',
        '--query',
        '--x',
        '--',
        '-',
        '-1',
        '--debug',
        '—alarm-name',
        '--__proto__',
        '--constructor=1',
        'true',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word), (texts) => {
        const words = texts.map((text) => ({ text, start: 0, end: 0, isQuoted: false, startsLine: false }));
        const collected = collectArguments(words, table);

        expect(isFailure(collected) ? collected.message !== '' : collected.alone.length <= texts.length).toBe(true);
      }),
    );
  });
});
