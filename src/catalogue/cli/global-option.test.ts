import { describe, expect, it } from 'vitest';
import { globalOptions, offeredGlobalOptions } from './global-option.ts';

describe('globalOptions', () => {
  it.each(['profile', 'endpoint-url', 'no-verify-ssl', 'ca-bundle', 'no-sign-request'])('refuses --%s with what to do instead', (name) => {
    expect(globalOptions.get(name)).toMatchObject({ kind: 'refused', because: expect.stringMatching(/.{20}/) });
  });

  it('offers only what takes effect', () => {
    for (const name of offeredGlobalOptions) expect(['refused', 'ignored', undefined]).not.toContain(globalOptions.get(name)?.kind);
  });
});
