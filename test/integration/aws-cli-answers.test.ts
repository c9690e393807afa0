// Commands that read, and some that change: Signalbox and an installed AWS CLI show, and do, the same at one moto_server.
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../e2e/browser-session.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';
import { describeAwsCli, hasAwsCli, runAwsCli } from './aws-cli/aws-cli.ts';
import { CHANGES } from './aws-cli/changing-lines.ts';
import { READING_LINES } from './aws-cli/reading-lines.ts';
import { codeOf, startConversation, type Conversation } from './aws-cli/say-to-signalbox.ts';
import { seedMoto } from './aws-cli/seed-moto.ts';

/** How much must be compared. */
const LEAST_COMMANDS = 60;
const LEAST_SERVICES = 15;

/** A process of the AWS CLI takes a second, on a busy machine several; a test starts up to ten, and all things are made first. */
const PATIENCE_MS = 180_000;

process.stdout.write(`${describeAwsCli()}\n`);

// Match: T20:50:01.629584 (moto has microseconds; AWS has at most milliseconds, and so have we). Near miss: T20:50:01+00:00.
const FRACTION = /(T\d\d:\d\d:\d\d)\.\d+/g;

function withoutFractions(text: string): string {
  return text.replaceAll(FRACTION, '$1');
}

/** What is not asked for by name is JSON, and here: a Region that was named before would be remembered. */
function complete(line: string): string {
  const asJson = line.includes(' --output ') ? line : `${line} --output json`;
  return asJson.includes(' --region ') ? asJson : `${asJson} --region us-east-1`;
}

function readAnswer(text: string, line: string): unknown {
  const plain = withoutFractions(text.trim());
  if (!line.includes('--output json')) return plain;
  return plain === '' ? {} : JSON.parse(plain);
}

describe.skipIf(!hasMoto || !hasAwsCli)('moto_server and an AWS CLI (skipped where one of them is not on the PATH)', () => {
  let moto: MotoServer;
  let conversation: Conversation;

  beforeAll(async () => {
    const started = await startMoto();
    if (started === undefined) throw new Error('moto_server is gone');
    moto = started;
    await seedMoto(moto);
    conversation = await startConversation(moto);
  }, PATIENCE_MS);
  afterAll(async () => {
    await conversation.stop();
    await moto.stop();
  });

  it('are asked for enough', () => {
    expect(READING_LINES.length).toBeGreaterThanOrEqual(LEAST_COMMANDS);
    expect(new Set(READING_LINES.map((line) => line.split(' ')[0])).size).toBeGreaterThanOrEqual(LEAST_SERVICES);
  });

  it.each(READING_LINES)(
    'answer both: %s',
    async (line) => {
      const whole = complete(line);
      const ask = async (): Promise<readonly [unknown, unknown]> => {
        const [theirs, ours] = await Promise.all([runAwsCli(whole, moto), conversation.say(whole)]);
        return [readAnswer(codeOf(ours) ?? textOf(ours), whole), readAnswer(theirs, whole)];
      };
      const [ours, theirs] = await ask();
      // What moto makes goes on by itself (a certificate is issued): between two looks, a second look sees it at rest.
      const [again, wanted] = isDeepStrictEqual(ours, theirs) ? [ours, theirs] : await ask();

      expect(again).toEqual(wanted);
    },
    PATIENCE_MS,
  );

  it.each(CHANGES.map(({ lines, look }, index) => ({ lines, look, what: lines.at(-1), index })))(
    'change the same: $what',
    async ({ lines, look, index }) => {
      const [ours, theirs] = [`by-us-${index}`, `by-cli-${index}`];
      for (const line of lines) {
        const answer = await conversation.say(`${line.replaceAll('NAME', ours)} --region us-east-1`);
        expect(textOf(answer)).toContain('✅');
        await runAwsCli(line.replaceAll('NAME', theirs), moto);
      }
      const [found, wanted] = await Promise.all(
        [ours, theirs].map((name) => runAwsCli(`${look.replaceAll('NAME', name)} --output json`, moto)),
      );

      expect(found?.replaceAll(ours, 'NAME')).toBe(wanted?.replaceAll(theirs, 'NAME'));
    },
    PATIENCE_MS,
  );
});
