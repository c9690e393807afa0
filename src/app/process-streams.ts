// Standard input and output for commands.
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import type { CommandStreams } from '../cli/command.ts';
import { fileUnreadable } from '../cli/read-input-file.ts';

let isOutputClosed = false;

for (const stream of [process.stdout, process.stderr]) stream.on('error', noteClosedPipe);

/** The streams of this process. */
export const processStreams: CommandStreams = {
  async readInput() {
    try {
      return await buffer(process.stdin);
    } catch (error) {
      throw fileUnreadable('standard input', error);
    }
  },
  async *readInputLines() {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    try {
      for await (const line of lines) {
        // Nobody reads what would be made of an input that may never end, and that keeps the process alive until then.
        if (isOutputClosed) {
          process.stdin.destroy();
          return;
        }
        yield line;
      }
    } finally {
      // Whoever has read enough lets go of the input: a terminal that is still read keeps the process alive.
      lines.close();
    }
  },
  print: (line) => {
    process.stdout.write(`${line}\n`);
  },
  printError: (line) => {
    process.stderr.write(`${line}\n`);
  },
};

/** A reader that has seen enough (`signalbox help | head -1`) is no error; unheard, the event would end a running server too. */
function noteClosedPipe(this: NodeJS.WriteStream, error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  if (this === process.stdout) isOutputClosed = true;
}
