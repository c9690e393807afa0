import { describe, expect, it } from 'vitest';
import { Credentials, CredentialsMissing, FAILURE_MEMORY_MS } from './credentials.ts';
import { SAMPLE_CREDENTIALS } from './testing/open-test-invoker.ts';

const NOTHING = new Error('Could not load credentials from any providers');

/** Fails while it is told to, and counts how often it was made and asked. */
class Provider {
  failure: Error | undefined;
  madeCount = 0;
  askedCount = 0;
  readonly make = () => {
    this.madeCount += 1;
    return () => {
      this.askedCount += 1;
      return this.failure === undefined ? Promise.resolve(SAMPLE_CREDENTIALS) : Promise.reject(this.failure);
    };
  };
}

describe('Credentials', () => {
  it('looks for nothing before the first use', () => {
    const provider = new Provider();

    expect(new Credentials(provider.make)).toBeDefined();
    expect(provider.madeCount).toBe(0);
  });

  it('keeps the provider, which keeps what it has found', async () => {
    const provider = new Provider();
    const { load } = new Credentials(provider.make);

    expect([await load(), await load()]).toEqual([SAMPLE_CREDENTIALS, SAMPLE_CREDENTIALS]);
    expect([provider.madeCount, provider.askedCount]).toEqual([1, 2]);
  });

  it('remembers a failure for a while, so that not every command waits for it, and then looks anew', async () => {
    let now = 0;
    const provider = new Provider();
    provider.failure = NOTHING;
    const { load } = new Credentials(provider.make, () => now);
    await expect(load()).rejects.toThrow(CredentialsMissing);

    provider.failure = undefined;
    now = FAILURE_MEMORY_MS - 1;
    await expect(load()).rejects.toThrow(CredentialsMissing);
    expect(provider.askedCount).toBe(1);
    now = FAILURE_MEMORY_MS;

    expect(await load()).toEqual(SAMPLE_CREDENTIALS);
    expect(provider.madeCount).toBe(2);
  });

  it('looks anew at once when it was told to forget', async () => {
    const provider = new Provider();
    provider.failure = NOTHING;
    const credentials = new Credentials(provider.make, () => 0);
    await expect(credentials.load()).rejects.toThrow(CredentialsMissing);
    provider.failure = undefined;

    credentials.forget();

    expect(await credentials.load()).toEqual(SAMPLE_CREDENTIALS);
  });
});

describe('CredentialsMissing', () => {
  it('says where was looked and what to do, where nothing was found', () => {
    const { message } = new CredentialsMissing(NOTHING);

    expect(message).toMatch(/^No AWS credentials were found\. Looked at .* AWS_PROFILE .* AWS_SECRET_ACCESS_KEY set\.$/);
  });

  it('says what failed where a source was found, by its first line alone', () => {
    const cause = new Error('The SSO session associated with this profile is invalid.\n    at somewhere.js:1');

    const { message } = new CredentialsMissing(cause);

    expect(message).toContain('could not be loaded: The SSO session associated with this profile is invalid. Looked at');
    expect(message).not.toContain('somewhere.js');
  });

  it.each([undefined, 'text', new Error('')])('says that nothing was found where the cause says nothing: %s', (cause) => {
    expect(new CredentialsMissing(cause).message).toMatch(/^No AWS credentials were found/);
  });
});
