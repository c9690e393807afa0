// The body of an HTTP answer as text, as far as one wants to hear it out.
import type { IncomingMessage } from 'node:http';

/** Reads it whole as UTF-8; rejects where the connection is cut in the middle, or where it has more bytes than `maxBytes`. */
export function readResponseText(response: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBytes) response.destroy(new Error(`the answer is longer than ${maxBytes} bytes`));
    });
    // Comes also where the connection was cut in the middle, after `aborted`.
    response.once('error', reject);
    response.once('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}
