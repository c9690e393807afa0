import { describe, expect, it } from 'vitest';
import { Sha1 } from './sha1.ts';

const hex = async (hash: Sha1): Promise<string> => Buffer.from(await hash.digest()).toString('hex');

describe('Sha1', () => {
  it('hashes what came in parts', async () => {
    const hash = new Sha1();
    hash.update('ab');
    hash.update(Buffer.from('c'));

    // FIPS 180-2, appendix A.1.
    expect(await hex(hash)).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  });

  it('begins anew', async () => {
    const hash = new Sha1();
    hash.update('x');
    hash.reset();

    expect(await hex(hash)).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
  });
});
