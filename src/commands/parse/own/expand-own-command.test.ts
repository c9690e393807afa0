import { describe, expect, it } from 'vitest';
import { parseCommand } from '../parse-command.ts';
import { parsed, parsingContext, refused } from '../testing/parsing.ts';

const NOW = new Date('2026-03-01T03:00:00Z');

function parsedAt(text: string) {
  const outcome = parseCommand(text, { ...parsingContext, now: () => NOW });
  if (outcome.status === 'failed') throw new Error(outcome.failure.message);
  return outcome.command;
}

describe('s3 ls', () => {
  it('lists buckets', () => {
    expect(parsed('aws s3 ls')).toMatchObject({
      service: 's3api',
      operation: 'ListBuckets',
      params: {},
      text: 's3 ls',
      notes: ['s3 ls calls s3api list-buckets.'],
    });
  });

  it.each<[string, object, string]>([
    ['s3 ls s3://shop/2026/', { Bucket: 'shop', Prefix: '2026/', Delimiter: '/' }, 's3 ls s3://shop/2026/'],
    ['s3 ls s3://shop', { Bucket: 'shop', Delimiter: '/' }, 's3 ls s3://shop/'],
    ['s3 ls shop/a', { Bucket: 'shop', Prefix: 'a', Delimiter: '/' }, 's3 ls s3://shop/a'],
    ['s3 ls s3://shop/ --recursive', { Bucket: 'shop' }, 's3 ls s3://shop/ --recursive'],
    ['s3 ls --summarize --human-readable s3://shop', { Bucket: 'shop', Delimiter: '/' }, 's3 ls s3://shop/ --summarize --human-readable'],
    ["s3 ls 's3://shop/-a b'", { Bucket: 'shop', Prefix: '-a b', Delimiter: '/' }, "s3 ls 's3://shop/-a b'"],
    ['s3 ls s3://shop/--x=y', { Bucket: 'shop', Prefix: '--x=y', Delimiter: '/' }, 's3 ls s3://shop/--x=y'],
  ])('lists what lies under a prefix: %s', (line, params, text) => {
    const command = parsed(line);

    expect(command).toMatchObject({ operation: 'ListObjectsV2', text });
    expect(command.params).toEqual(params);
    expect(parsed(command.text)).toEqual(command);
  });

  it('takes options for every command, also before its names', () => {
    expect(parsed('--region eu-west-1 s3 --output json ls s3://shop')).toMatchObject({
      region: 'eu-west-1',
      output: { format: 'json' },
      text: 's3 ls s3://shop/ --region eu-west-1 --output json',
    });
  });

  it.each([
    ['s3 cp a b', 'not-supported'],
    ['s3 ls s3://a s3://b', 'unknown-argument'],
    ['s3 ls --recursiv', 'unknown-argument'],
    ['s3 ls arn:aws:s3:us-east-1:123456789012:accesspoint/a', 'invalid-value'],
    ['s3 ls s3:///a', 'invalid-value'],
    ['s3 ls --profile x', 'not-supported'],
    ['s3 ls --endpoint-url https://x.example', 'not-supported'],
  ])('refuses %s', (line, code) => {
    expect(refused(line).code).toBe(code);
  });
});

describe('logs tail', () => {
  it.each<[string, object, string]>([
    ['logs tail /aws/lambda/f', { logGroupName: '/aws/lambda/f', startTime: NOW.getTime() - 600_000 }, 'logs tail /aws/lambda/f'],
    ['logs tail g --since 2h', { logGroupName: 'g', startTime: NOW.getTime() - 7_200_000 }, 'logs tail g --since 2h'],
    ['logs tail g --since=1d', { logGroupName: 'g', startTime: NOW.getTime() - 86_400_000 }, 'logs tail g --since 1d'],
    [
      'logs tail g --since 2026-02-28T00:00:00Z',
      { logGroupName: 'g', startTime: Date.parse('2026-02-28') },
      'logs tail g --since 2026-02-28T00:00:00Z',
    ],
    [
      'logs tail --filter-pattern "ERROR -debug" g --log-stream-names a b --follow',
      { logGroupName: 'g', filterPattern: 'ERROR -debug', startTime: NOW.getTime() - 600_000, logStreamNames: ['a', 'b'] },
      "logs tail g --filter-pattern 'ERROR -debug' --log-stream-names a b",
    ],
    [
      'logs tail arn:aws:logs:us-east-1:123456789012:log-group:g',
      { logGroupIdentifier: 'arn:aws:logs:us-east-1:123456789012:log-group:g', startTime: NOW.getTime() - 600_000 },
      'logs tail arn:aws:logs:us-east-1:123456789012:log-group:g',
    ],
  ])('asks for the events of a group: %s', (line, params, text) => {
    const command = parsedAt(line);

    expect(command).toMatchObject({ service: 'logs', operation: 'FilterLogEvents', text, shownAs: { kind: 'log-tail' } });
    expect(command.params).toEqual(params);
    expect(parsedAt(command.text).params).toEqual(params);
  });

  it('says what it calls, and what has no effect', () => {
    expect(parsedAt('logs tail g --follow --format short').notes).toEqual([
      'logs tail calls logs filter-log-events, from 2026-03-01T02:50:00.000Z on.',
      '--follow has no effect in chat: the newest lines are shown once.',
      '--format has no effect in chat: the newest lines are shown once.',
    ]);
  });

  it.each([
    ['logs tail', 'missing-arguments'],
    ['logs tail a b', 'unknown-argument'],
    ['logs tail a --since', 'invalid-value'],
    ['logs tail a --since yesterday', 'invalid-value'],
    ['logs tail a --since 10y', 'invalid-value'],
    ['logs tail a --sinse 10m', 'unknown-argument'],
    ['logs tail file://a', 'not-supported'],
  ])('refuses %s', (line, code) => {
    expect(refused(line).code).toBe(code);
  });
});
