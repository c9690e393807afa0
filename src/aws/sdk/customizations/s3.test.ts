import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';

const BUCKET = { Bucket: 'sample' };
const SESSION = `<CreateSessionResult><Credentials><AccessKeyId>AKIDSESSION</AccessKeyId><SecretAccessKey>sample</SecretAccessKey>
  <SessionToken>session</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></CreateSessionResult>`;

describe('s3', () => {
  it('gives the checksum that bucket configurations must have', async () => {
    const { sender, send } = openTestClient('s3api');

    await send('PutBucketTagging', { ...BUCKET, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] }, ChecksumAlgorithm: 'SHA256' });

    const { body, headers } = sender.request;
    expect(headers['x-amz-checksum-sha256']).toBe(createHash('sha256').update(String(body)).digest('base64'));
    expect(headers['x-amz-sdk-checksum-algorithm']).toBe('SHA256');
  });

  it('chooses an algorithm where none is named', async () => {
    const { sender, send } = openTestClient('s3api');

    await send('PutBucketTagging', { ...BUCKET, Tagging: { TagSet: [] } });

    expect(sender.request.headers).toHaveProperty('x-amz-checksum-crc32');
  });

  it('names the Region of a new bucket', async () => {
    const { sender, send } = openTestClient('s3api', { region: 'eu-west-1' });

    await send('CreateBucket', BUCKET);

    expect(String(sender.request.body)).toContain('<LocationConstraint>eu-west-1</LocationConstraint>');
  });

  it('puts the bucket into the path at an endpoint of one’s own', async () => {
    const { sender, send } = openTestClient('s3api', { environment: { AWS_ENDPOINT_URL: 'http://localhost:9000' } });

    await send('HeadObject', { ...BUCKET, Key: 'a b' });

    expect([sender.request.hostname, sender.request.path]).toEqual(['localhost', '/sample/a%20b']);
  });

  it('takes an error for one although its status says otherwise', async () => {
    const body = '<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>';
    const { send } = openTestClient('s3api', { answer: () => ({ body }) });

    await expect(send('CopyObject', { ...BUCKET, Key: 'a', CopySource: 'sample/b' })).rejects.toMatchObject({ name: 'InternalError' });
  });

  it('hides the key of a customer in the form that S3 asks for', async () => {
    const { sender, send } = openTestClient('s3api');
    const SSECustomerKey = Buffer.alloc(32, 'k').toString('base64');

    await send('HeadObject', { ...BUCKET, Key: 'a', SSECustomerAlgorithm: 'AES256', SSECustomerKey });

    expect(sender.request.headers['x-amz-server-side-encryption-customer-key-md5']).toBe(
      createHash('md5').update(Buffer.alloc(32, 'k')).digest('base64'),
    );
  });

  it('reads an Expires header that is no date', async () => {
    const { send } = openTestClient('s3api', { answer: () => ({ headers: { expires: 'never' } }) });

    const { Expires, ExpiresString } = await send('HeadObject', { ...BUCKET, Key: 'a' });

    expect([Expires, ExpiresString]).toEqual([undefined, 'never']);
  });

  it('opens a session for a directory bucket, once', async () => {
    const { sender, send } = openTestClient('s3api', {
      region: 'us-west-2',
      answer: ({ query }) => ({ body: 'session' in (query ?? {}) ? SESSION : '' }),
    });
    const Bucket = 'sample--usw2-az1--x-s3';

    await send('HeadObject', { Bucket, Key: 'a' });
    await send('HeadObject', { Bucket, Key: 'b' });

    expect(sender.requests.map(({ path, headers }) => [path, headers['x-amz-s3session-token']])).toEqual([
      ['/', undefined],
      ['/a', 'session'],
      ['/b', 'session'],
    ]);
    expect(sender.request.hostname).toBe('sample--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com');
    expect(sender.request.headers['authorization']).toContain('AKIDSESSION');
  });

  it('refuses an operation on buckets without a bucket', async () => {
    const { sender, send } = openTestClient('s3api');

    await expect(send('GetBucketAcl')).rejects.toThrow('No value provided for input HTTP label: Bucket.');
    expect(sender.requests).toEqual([]);
  });

  it('refuses a bucket that is a path', async () => {
    const { sender, send } = openTestClient('s3api');

    await expect(send('HeadObject', { Bucket: 'a/b', Key: 'c' })).rejects.toThrow(/bucket/i);
    expect(sender.requests).toEqual([]);
  });
});
