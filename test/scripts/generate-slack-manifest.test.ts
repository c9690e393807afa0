import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeManifest } from '../../scripts/generate-slack-manifest.ts';

describe('deploy/slack-manifest.yaml', () => {
  it('is what the script writes from the table of scopes', async () => {
    expect(await readFile(new URL('../../deploy/slack-manifest.yaml', import.meta.url), 'utf8')).toBe(writeManifest());
  });
});
