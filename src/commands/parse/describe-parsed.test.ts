import { describe, expect, it } from 'vitest';
import type { ParsedCommand } from '../../domain/command.ts';
import { describeParsed } from './describe-parsed.ts';
import { parsed, parsingContext } from './testing/parsing.ts';

function described(text: string): unknown {
  const command = parsed(text);
  return describeParsed(command, parsingContext.catalogue.service(command.service)?.operation(command.operation));
}

describe('describeParsed', () => {
  it('leaves out what was not given', () => {
    expect(described('sts get-caller-identity')).toEqual({
      service: 'sts',
      operation: 'GetCallerIdentity',
      params: {},
      notes: [],
      text: 'sts get-caller-identity',
    });
  });

  it('says how the answer is wanted', () => {
    expect(described('ec2 describe-instances --query a --output yaml --max-items 3 --region eu-west-1 --debug')).toMatchObject({
      query: 'a',
      output: 'yaml',
      maxItems: 3,
      region: 'eu-west-1',
      notes: ['--debug has no effect in chat.'],
    });
    expect(described('ec2 describe-instances --no-paginate')).toMatchObject({ paginate: false });
  });

  it('says of bytes, instants and streams what they are, at any depth', () => {
    expect(described('dynamodb put-item --table-name t --item id={B=hi},at={S=x}')).toMatchObject({
      params: { Item: { id: { B: { $bytes: 'aGk=' } }, at: { S: 'x' } } },
    });
    expect(
      described('cloudwatch get-metric-data --metric-data-queries Id=a --start-time 0 --end-time 2026-01-31T00:00:00.5Z'),
    ).toMatchObject({
      params: { StartTime: { $date: '1970-01-01T00:00:00.000Z' }, EndTime: { $date: '2026-01-31T00:00:00.500Z' } },
    });
    expect(described('s3api put-object --bucket b --key k --body x')).toMatchObject({ params: { Body: { $stream: true } } });
  });

  it('writes big integers as numbers where they are exact, else as text', () => {
    const command: ParsedCommand = { ...parsed('sts get-caller-identity'), params: { small: 12n, big: 2n ** 64n, nothing: null } };

    expect(describeParsed(command, undefined).params).toEqual({ small: 12, big: '18446744073709551616', nothing: null });
  });

  it('can be written as JSON', () => {
    const command: ParsedCommand = {
      ...parsed('sts get-caller-identity'),
      params: { a: [new Date(0), new Uint8Array([1]), 1n, { b: undefined }] },
    };

    expect(JSON.parse(JSON.stringify(describeParsed(command, undefined)))).toMatchObject({
      params: { a: [{ $date: '1970-01-01T00:00:00.000Z' }, { $bytes: 'AQ==' }, 1, {}] },
    });
  });
});
