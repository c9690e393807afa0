// Standard input and output for commands.
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import type { CommandStreams } from '../cli/command.ts';

/** The streams of this process. */
export const processStreams: CommandStreams = {
  readInput: () => buffer(process.stdin),
  readInputLines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  print: (line) => {
    process.stdout.write(`${line}\n`);
  },
  printError: (line) => {
    process.stderr.write(`${line}\n`);
  },
};
