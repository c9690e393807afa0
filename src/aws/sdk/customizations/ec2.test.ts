import { describe, expect, it } from 'vitest';
import { openTestClient, type TestClient } from '../testing/open-test-client.ts';

const COPY = { SourceRegion: 'us-west-2', SourceSnapshotId: 'snap-1' };

function bodyOf({ sender }: TestClient): URLSearchParams {
  return new URLSearchParams(String(sender.request.body));
}

describe('ec2', () => {
  it('shows the source Region a signed request', async () => {
    const client = openTestClient('ec2');

    await client.send('CopySnapshot', COPY);

    const body = bodyOf(client);
    expect(client.sender.request.hostname).toBe('ec2.eu-west-1.amazonaws.com');
    expect(body.get('DestinationRegion')).toBe('eu-west-1');
    const url = new URL(body.get('PresignedUrl') ?? '');
    expect(url.hostname).toBe('ec2.us-west-2.amazonaws.com');
    expect(url.searchParams.get('X-Amz-Credential')).toMatch(/\/us-west-2\/ec2\/aws4_request$/);
  });

  it('leaves a request alone that was signed by somebody else', async () => {
    const client = openTestClient('ec2');

    await client.send('CopySnapshot', { ...COPY, PresignedUrl: 'https://ec2.us-west-2.amazonaws.com/?sample' });

    expect(bodyOf(client).getAll('PresignedUrl')).toEqual(['https://ec2.us-west-2.amazonaws.com/?sample']);
  });

  it.each(['collector.example.com/', 'us west', '', undefined, 5])(
    'refuses a source Region that cannot be one: %j',
    async (SourceRegion) => {
      const client = openTestClient('ec2');

      await expect(client.send('CopySnapshot', { ...COPY, SourceRegion })).rejects.toThrow('SourceRegion must be the name of a Region');
      expect(client.sender.requests).toEqual([]);
    },
  );

  it('is nothing to other operations', async () => {
    const client = openTestClient('ec2');

    await client.send('CopyImage', { Name: 'a', SourceImageId: 'ami-1', SourceRegion: 'us-west-2' });

    expect(bodyOf(client).has('PresignedUrl')).toBe(false);
  });
});
