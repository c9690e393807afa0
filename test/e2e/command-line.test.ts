// The command line as a person meets it: a process of its own, with files that are not there and readers that leave.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

interface Ended {
  readonly status: unknown;
  readonly errors: string;
}

/** Runs a command line; a reader that leaves closes standard output before anything stands on it. */
async function run(commandArguments: readonly string[], reader: 'stays' | 'leaves' = 'stays'): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...commandArguments], { stdio: 'pipe' });
  const exit = once(child, 'exit');
  const errors = text(child.stderr);
  if (reader === 'leaves') child.stdout.destroy();
  else child.stdout.resume();
  // Input without an end.
  child.stdin.on('error', () => undefined);
  const write = (): void => {
    if (child.stdin.writable) child.stdin.write('{"id":1,"event":"disk full","cmd":"sts get-caller-identity"}\n'.repeat(100), write);
  };
  write();
  const [status] = (await exit) as [unknown];
  return { status, errors: await errors };
}

describe('signalbox', () => {
  it.each(['send absent.json', 'render --to web absent.json', 'render --to web --batch absent.json', 'parse --batch absent.json'])(
    'says in one line that a file is not there: %s',
    async (commandLine) => {
      expect(await run(commandLine.split(' '))).toEqual({
        status: 1,
        errors: 'file-unreadable: The file cannot be read: absent.json (there is no such file)\n',
      });
    },
  );

  it.each(['help', 'render --to text --batch', 'parse --batch'])('ends quietly when its reader leaves: %s', async (commandLine) => {
    expect(await run(commandLine.split(' '), 'leaves')).toEqual({ status: 0, errors: '' });
  });
});
