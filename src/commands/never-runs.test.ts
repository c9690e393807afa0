// What the fixed deny list holds never reaches AWS, however it is written: through the whole flow, under a guardrail that allows
// everything. The table is docs/reference/never-allowed.md seen from an attacker's side.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

interface Disguise {
  readonly name: string;
  readonly text: string;
  /** Where it is understood, and refused by the list itself. */
  readonly isKnown?: boolean;
}

/** A way to the same data or effect that is not on the list, with what becomes of it, and why. */
interface WayAround {
  readonly name: string;
  readonly text: string;
  /** `asks`: mutating, so that it waits for a confirmation; `runs`: an ordinary read. */
  readonly outcome: 'asks' | 'runs';
  readonly operation: string;
  readonly because: string;
}

const ways = JSON.parse(readFileSync(new URL('ways-around.json', import.meta.url), 'utf8')) as readonly WayAround[];
const disguises = JSON.parse(readFileSync(new URL('never-runs.json', import.meta.url), 'utf8')) as readonly Disguise[];

const MINUTE_MS = 60_000;
const REFUSED_BY_LIST = 'The list of commands that never run';

let flow: CommandsFlow;

beforeAll(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('everything', {}));
});
afterAll(() => flow.close());

/** Says it, and confirms whatever asks for it. */
async function sayAndConfirm(text: string): Promise<string> {
  // Nobody is refused here for saying too much at once.
  flow.advance(MINUTE_MS);
  const answer = await flow.say(text);
  const code = /@aws confirm ([A-Z0-9]{6})/.exec(answer)?.[1];
  return code === undefined ? answer : `${answer}\n${await flow.say(`confirm ${code}`)}`;
}

describe('what never runs', () => {
  it.each(disguises)('does not run: $name', async ({ text }) => {
    const before = flow.calls.length;
    const answer = await sayAndConfirm(text);

    expect(flow.calls.slice(before)).toEqual([]);
    expect(answer).not.toBe('');
    expect(answer).not.toMatch(/^✅|@aws confirm [A-Z0-9]{6}\b/m);
  });

  it.each(['iam list-users', 'IAM List-Users', 'aws iam ListUsers', '"iam" \'list-users\'', "iam list-users --cli-input-json '{}'"])(
    'is refused by the list itself where it is understood: %s',
    async (text) => {
      flow.advance(MINUTE_MS);

      await expect(flow.say(text)).resolves.toMatch(/iam list-users is not allowed here[\s\S]*The list of commands that never run/);
    },
  );

  it.each(disguises.filter(({ isKnown }) => isKnown === true))('is known to the list: $name', async ({ text }) => {
    await expect(sayAndConfirm(text)).resolves.toContain(REFUSED_BY_LIST);
  });

  it('is tried in more than two hundred disguises, each of its own', () => {
    expect(new Set(disguises.map(({ text }) => text)).size).toBe(disguises.length);
    expect(disguises.length).toBeGreaterThan(200);
  });
});

// The same disguises of something harmless run: so it is the list that stops the others, and the test would see it if it did not.
describe('what may run', () => {
  it.each([
    'ec2 describe-instances',
    'EC2 DescribeInstances',
    '@aws aws ec2 describe-instances',
    '"ec2" \'describe-instances\'',
    'ec2 \\\ndescribe-instances',
    '```bash\naws ec2 describe-instances\n```',
    '--region eu-west-1 ec2 describe-instances',
    "ec2 describe-instances --cli-input-json '{}'",
  ])('runs: %j', async (text) => {
    const before = flow.calls.length;
    await sayAndConfirm(text);

    expect(flow.calls.slice(before)).toMatchObject([{ service: 'ec2', operation: 'DescribeInstances' }]);
  });

  it('runs where it changes something, once it is confirmed', async () => {
    const before = flow.calls.length;
    await sayAndConfirm('S3API Put-Bucket-Tagging --bucket a --tagging TagSet=[]');

    expect(flow.calls.slice(before)).toMatchObject([{ operation: 'PutBucketTagging' }]);
  });
});

// What is not on the list: every guardrail that does not allow it closes it, and a change waits for a word.
describe('ways around the list', () => {
  it.each(ways)('$outcome: $name', async ({ text, outcome, operation }) => {
    flow.advance(MINUTE_MS);
    const before = flow.calls.length;
    const answer = await flow.say(text);
    const code = /@aws confirm ([A-Z0-9]{6})/.exec(answer)?.[1];
    const callsBefore = flow.calls.length - before;
    if (code !== undefined) await flow.say(`confirm ${code}`);

    expect({ asks: code !== undefined, callsBefore }).toEqual(
      outcome === 'asks' ? { asks: true, callsBefore: 0 } : { asks: false, callsBefore: 1 },
    );
    expect(flow.calls.slice(before).map((call) => `${call.service} ${call.operation}`)).toEqual([operation]);
  });

  it.each(ways.filter(({ outcome }) => outcome === 'asks'))('does not run without a guardrail: $name', async ({ text }) => {
    const { rules } = flow.surroundings;
    flow.surroundings.rules = rulesWith();
    const before = flow.calls.length;
    const answer = await sayAndConfirm(text);
    flow.surroundings.rules = rules;

    expect(answer).toContain('The default guardrail: read-only');
    expect(flow.calls.slice(before)).toEqual([]);
  });
});
