// Other programs, run to their end or until they say something.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Runs a program to its end and returns what it wrote; throws with its errors where it fails. */
export async function runOrThrow(program: string, programArguments: readonly string[], options: SpawnOptions = {}): Promise<string> {
  const child = spawn(program, programArguments, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`${program} ${programArguments.join(' ')} ended with ${String(code)}:\n${errors}\n${output}`);
  return output;
}

/** Waits until a running program has written what the pattern matches; throws where it ends before. */
export async function waitForOutput(child: ChildProcess, pattern: RegExp): Promise<string> {
  let written = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const listen = (chunk: Buffer): void => {
    written += chunk.toString();
    const found = pattern.exec(written)?.[0];
    if (found !== undefined) resolve(found);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  child.once('close', (code) => {
    reject(new Error(`the program ended with ${String(code)} before it wrote ${String(pattern)}:\n${written}`));
  });
  return promise;
}
