import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';

describe('s3Control', () => {
  it('calls the host of the account', async () => {
    const { sender, send } = openTestClient('s3control');

    await send('ListAccessPoints', { AccountId: '111122223333' });

    expect(sender.request.hostname).toBe('111122223333.s3-control.eu-west-1.amazonaws.com');
    expect(sender.request.headers['x-amz-account-id']).toBe('111122223333');
    expect(sender.request.headers).not.toHaveProperty('content-md5');
  });

  it('gives the digest of a body', async () => {
    const { sender, send } = openTestClient('s3control');

    await send('PutAccessPointPolicy', { AccountId: '111122223333', Name: 'sample', Policy: '{}' });

    const { body, headers } = sender.request;
    expect(body).toContain('<Policy>{}</Policy>');
    expect(headers['content-md5']).toBe(createHash('md5').update(String(body)).digest('base64'));
  });

  it('takes ARNs on Outposts for names', async () => {
    const { sender, send } = openTestClient('s3control');
    const Name = 'arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-01ac5d28a6a232904/accesspoint/sample';

    await send('GetAccessPointPolicy', { AccountId: '111122223333', Name });

    expect(sender.request.hostname).toBe('s3-outposts.us-west-2.amazonaws.com');
    expect(sender.request.headers['x-amz-outpost-id']).toBe('op-01ac5d28a6a232904');
    expect(sender.request.headers['authorization']).toContain('/us-west-2/s3-outposts/aws4_request');
  });
});
