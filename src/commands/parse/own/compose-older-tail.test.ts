import { describe, expect, it } from 'vitest';
import { parsed } from '../testing/parsing.ts';
import { composeOlderTail } from './compose-older-tail.ts';

const NEWEST = { events: [{ timestamp: 5 }, { timestamp: 7 }] };

describe('composeOlderTail', () => {
  it.each([
    "logs tail /shop/web --since 2026-02-01T00:00:00.000Z --filter-pattern '-a b' --log-stream-names x 'y z' --region eu-west-1",
    'logs tail g --since 2026-02-01T00:00:00.000Z --log-stream-name-prefix p --query events --output text',
    'logs tail arn:aws:logs:us-east-1:123456789012:log-group:g --since 2026-02-01T00:00:00.000Z',
  ])('asks for the same up to the newest: %s', (line) => {
    const command = parsed(line);

    const older = parsed(composeOlderTail(command, NEWEST, 30) ?? '');

    expect(older.params).toEqual({ ...command.params, endTime: 7 });
    expect({ ...older.output, startingToken: undefined }).toEqual({ ...command.output, startingToken: undefined });
    expect(older.region).toBe(command.region);
    expect(JSON.parse(Buffer.from(older.output.startingToken ?? '', 'base64').toString())).toEqual({ boto_truncate_amount: 30 });
    expect(parsed(composeOlderTail(older, { events: [] }, 60) ?? '').params).toEqual(older.params);
  });

  it('does not ask where nobody knows up to when', () => {
    expect(composeOlderTail(parsed('logs tail g'), { events: [] }, 30)).toBeUndefined();
    expect(composeOlderTail(parsed('logs tail g'), { events: [{ timestamp: '••••••••' }] }, 30)).toBeUndefined();
  });
});
