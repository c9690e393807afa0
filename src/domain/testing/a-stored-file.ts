// A file for tests.
import type { StoredFile } from '../stored-file.ts';

/** Makes a file with these differences. */
export function aStoredFile(overrides: Partial<StoredFile> = {}): StoredFile {
  return {
    id: 'file-1',
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    name: 'ec2-describe-instances.json',
    mediaType: 'application/json',
    content: new TextEncoder().encode('{}'),
    expiresAt: new Date('2026-03-02T12:00:00Z'),
    ...overrides,
  };
}
