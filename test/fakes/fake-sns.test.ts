import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PinnedCertificates, readPinnedCertificates } from '../../src/aws/sns-http/pinned-certificates.ts';
import { parseSnsRequest } from '../../src/notifications/ingest/sns/sns-envelope.ts';
import { verifySnsMessage } from '../../src/notifications/ingest/sns/verify-sns-message.ts';
import { FakeSns } from './fake-sns.ts';

interface ReceivedRequest {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

describe('FakeSns', () => {
  it('posts what a door with the pinned certificate verifies', async () => {
    const sns = new FakeSns({ signatureVersion: '2' });
    const folder = await mkdtemp(join(tmpdir(), 'fake-sns-'));
    const pinned = await readPinnedCertificates([await sns.writePin(folder)]);
    await rm(folder, { recursive: true });
    const certificates = new PinnedCertificates(pinned, { find: () => Promise.reject(new Error('not pinned')) });

    const request = await receivePost((url) => sns.post(url, sns.notification({ message: 'CPU is high \u{1F525}', subject: 'ALARM' })));
    const parsed = parseSnsRequest(request);
    if (parsed.status !== 'parsed') throw new Error(parsed.text);
    const verdict = await verifySnsMessage(parsed.envelope, { certificates, now: new Date(), requireSignatureVersion2: true });

    expect(verdict).toMatchObject({
      status: 'verified',
      message: { text: 'CPU is high \u{1F525}', subject: 'ALARM', topicArn: sns.topicArn },
    });
    expect(request.headers).toMatchObject({
      'content-type': 'text/plain; charset=UTF-8',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-topic-arn': sns.topicArn,
      'x-amz-sns-subscription-arn': sns.subscriptionArn,
    });
  });
});

async function receivePost(post: (url: string) => Promise<unknown>): Promise<ReceivedRequest> {
  const received = Promise.withResolvers<ReceivedRequest>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end('ok');
      received.resolve({ body: Buffer.concat(chunks), headers: request.headers });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await post(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sns`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return received.promise;
}
