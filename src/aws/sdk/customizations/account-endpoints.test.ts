import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';

describe('accountEndpoints', () => {
  it.each([
    { accountId: '111122223333', params: { TableName: 'orders' }, host: '111122223333.ddb.eu-west-1.amazonaws.com' },
    {
      accountId: '111122223333',
      params: { TableName: 'arn:aws:dynamodb:eu-west-1:444455556666:table/orders' },
      host: '444455556666.ddb.eu-west-1.amazonaws.com',
    },
    { params: { TableName: 'orders' }, host: 'dynamodb.eu-west-1.amazonaws.com' },
  ])('calls $host', async ({ host, params, ...options }) => {
    const { sender, send } = openTestClient('dynamodb', options);

    await send('DescribeTable', params);

    expect(sender.request.hostname).toBe(host);
  });

  it('are of no account at an endpoint of one’s own', async () => {
    const { sender, send } = openTestClient('dynamodb', {
      accountId: '111122223333',
      environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:8000' },
    });

    await send('DescribeTable', { TableName: 'orders' });

    expect(sender.request.hostname).toBe('127.0.0.1');
  });
});
