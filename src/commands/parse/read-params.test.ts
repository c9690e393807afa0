import { describe, expect, it } from 'vitest';
import { argumentTable, type NamedOperation } from '../../catalogue/cli/argument-table.ts';
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { collectArguments } from './collect-arguments.ts';
import { isFailure } from './parse-failure.ts';
import { readParams, type ReadingContext } from './read-params.ts';

const catalogue = openCatalogue();
const facts = openCliFacts();

function read(command: string, line: string, form: Partial<ReadingContext> = {}) {
  const [serviceName = '', name = ''] = command.split(' ');
  const service = catalogue.service(serviceName);
  const operation = service?.operationOfCli(name);
  if (service === undefined || operation === undefined) throw new Error(`no ${command}`);
  const named: NamedOperation = { service, operation, command: name };
  const split = splitShellWords(line);
  const collected = collectArguments(split.status === 'split' ? split.words : [], argumentTable(named, facts));
  if (isFailure(collected)) throw new Error(collected.message);
  const reader = readParams(collected, {
    ...named,
    isBinaryBase64: false,
    isPaginated: true,
    newId: () => 'id',
    ...form,
  });
  const { params, paging, problems, refusals, missing, notes } = reader;
  return { params: Object.fromEntries(params), paging: Object.fromEntries(paging), problems, refusals, missing, notes };
}

describe('readParams', () => {
  it('reads parameters by their API names', () => {
    expect(read('ec2 describe-instances', '--instance-ids i-1 i-2 --filters Name=tag:x,Values=a,b --dry-run')).toMatchObject({
      params: { InstanceIds: ['i-1', 'i-2'], Filters: [{ Name: 'tag:x', Values: ['a', 'b'] }], DryRun: true },
      problems: [],
      refusals: [],
      missing: [],
    });
  });

  it('reads flags, their opposites, and what is said behind them', () => {
    expect(read('ec2 run-instances', '--no-dry-run').params).toEqual({ DryRun: false });
    expect(read('ec2 run-instances', '--dry-run false').params).toEqual({ DryRun: false });
    expect(read('ec2 run-instances', '--no-dry-run=false').params).toEqual({ DryRun: true });
  });

  it('reads booleans that EC2 wraps into structures', () => {
    expect(read('ec2 modify-instance-attribute', '--ebs-optimized').params).toEqual({ EbsOptimized: { Value: true } });
    expect(read('ec2 modify-instance-attribute', '--no-ebs-optimized').params).toEqual({ EbsOptimized: { Value: false } });
    expect(read('ec2 modify-instance-attribute', '--ebs-optimized Value=true').params).toEqual({ EbsOptimized: { Value: true } });
    expect(read('ec2 modify-instance-attribute', `--ebs-optimized '{"Value": false}'`).params).toEqual({ EbsOptimized: { Value: false } });
  });

  it('lets the last of two opposite flags count, and says so', () => {
    const found = read('ec2 run-instances', '--dry-run --no-dry-run');

    expect(found).toMatchObject({ params: { DryRun: false }, problems: [], notes: [expect.stringContaining('its opposite')] });
  });

  it('lets an added argument complete what was given of its parameter', () => {
    const found = read('translate import-terminology', '--data-file a --terminology-data Format=CSV');

    expect(found).toMatchObject({ params: { TerminologyData: { Format: 'CSV', File: new Uint8Array([97]) } }, problems: [], missing: [] });
    expect(read('translate import-terminology', '--terminology-data Format=CSV').missing).toEqual(['--terminology-data.File']);
  });

  it('refuses an added argument beside the parameter that it stands for', () => {
    expect(read('ec2 authorize-security-group-ingress', '--protocol tcp --ip-permissions IpProtocol=udp').problems).toEqual([
      '--protocol does not go with --ip-permissions: give one of them',
    ]);
  });

  it('says where two arguments set the same parameter', () => {
    expect(read('ec2 modify-instance-attribute', '--no-ebs-optimized --ebs-optimized Value=true').problems).toEqual([
      '--ebs-optimized sets EbsOptimized, which another argument sets already',
    ]);
  });

  it('reads the whole input, and lets single arguments go before it', () => {
    const found = read('iam get-user', `--cli-input-json '{"UserName": "of-all"}' --user-name of-one`);

    expect(found.params).toEqual({ UserName: 'of-one' });
    expect(read('iam get-user', `--cli-input-yaml 'UserName: ada'`).params).toEqual({ UserName: 'ada' });
  });

  it('reads paging apart from parameters, and as parameters where pages are asked for one by one', () => {
    expect(read('iam list-users', '--max-items 5 --page-size 3 --starting-token t')).toMatchObject({
      params: {},
      paging: { 'max-items': '5', 'page-size': '3', 'starting-token': 't' },
    });
    expect(read('iam list-users', '--max-items 5', { isPaginated: false })).toMatchObject({ params: { MaxItems: 5 }, paging: {} });
    expect(read('ec2 describe-instances', '--max-items 5', { isPaginated: false }).problems).toEqual([
      expect.stringContaining('--no-paginate'),
    ]);
  });

  it('reads bytes as text or, where asked for, as Base64', () => {
    expect(read('lambda invoke', '--payload aGk=').params).toEqual({ Payload: new TextEncoder().encode('aGk=') });
    expect(read('lambda invoke', '--payload aGk=', { isBinaryBase64: true }).params).toEqual({ Payload: new Uint8Array([104, 105]) });
  });

  it('notes that a stream is sent as it is typed', () => {
    expect(read('s3api put-object', '--body hello').notes).toEqual([expect.stringContaining('--body is sent as text')]);
  });

  it.each([
    ['iam create-policy', '--policy-document file://p.json'],
    ['lambda update-function-code', '--zip-file fileb://code.zip'],
    ['ec2 describe-instances', '--filters file://f.json'],
    ['ec2 describe-instances', '--instance-ids i-1 file://ids'],
    ['iam create-policy', '--cli-input-json file://all.json'],
    ['iam create-policy', '--cli-input-yaml https://a.example/x'],
    ['ec2 run-instances', '--count file://n'],
    ['cloudformation create-stack', '--template-body https://a.example/t.json --template-url https://a.example/p'],
  ])('refuses what would be read from somewhere: %s %s', (command, line) => {
    expect(read(command, line).refusals).toHaveLength(1);
  });

  it('checks what added arguments put together like everything else', () => {
    expect(read('cloudwatch put-metric-data', '--namespace n --value 5').missing).toEqual(['--metric-data[0].MetricName']);
  });

  it('collects what is wrong with several arguments', () => {
    expect(read('ec2 describe-instances', '--max-results x --filters Nmae=a').problems).toEqual([
      '--max-results takes a number, not "x"',
      '--filters has no "Nmae": did you mean Name?',
    ]);
  });
});
