import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_MAX_BYTES, AnswerTooLarge, readAnswer, readBounded } from './read-bounded.ts';

// Gives chunks for as long as somebody reads.
function* pour(chunk: Uint8Array): Generator<Uint8Array> {
  for (;;) yield chunk;
}

describe('readBounded', () => {
  it('reads so many bytes and no more, whatever the chunks are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1 })), fc.nat(64), async (chunks, maxBytes) => {
        const whole = Buffer.concat(chunks);

        const { bytes, isCut } = await readBounded(Readable.from(chunks), maxBytes);

        expect(Buffer.from(bytes)).toEqual(whole.subarray(0, maxBytes));
        expect(isCut).toBe(whole.length > maxBytes);
      }),
    );
  });

  it('reads text as bytes', async () => {
    const { bytes } = await readBounded(Readable.from(['é', '☕']), 100);

    expect(Buffer.from(bytes).toString()).toBe('é☕');
  });

  it('closes what it does not read to its end', async () => {
    const endless = Readable.from(pour(Buffer.from('abc')));

    expect(await readBounded(endless, 4)).toEqual({ bytes: new Uint8Array(Buffer.from('abca')), isCut: true });
    expect(endless.destroyed).toBe(true);
  });

  it('fails with the stream', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('the connection broke'));
      },
    });

    await expect(readBounded(broken, 4)).rejects.toThrow('the connection broke');
  });
});

describe('readAnswer', () => {
  it('reads an answer', async () => {
    expect(await readAnswer(Readable.from([Buffer.from('a'), Buffer.from('b')]))).toEqual(new Uint8Array(Buffer.from('ab')));
    expect(await readAnswer(Readable.from([]))).toEqual(new Uint8Array());
  });

  it('refuses one that is too large, and closes it', async () => {
    const endless = Readable.from(pour(Buffer.alloc(ANSWER_MAX_BYTES / 4)));

    await expect(readAnswer(endless)).rejects.toThrow(AnswerTooLarge);
    expect(endless.destroyed).toBe(true);
  });
});
