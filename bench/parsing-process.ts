// What parsing and authorizing cost in a process of its own, on one core, printed as one line of JSON; run by parsing.bench.ts.
import { readFileSync } from 'node:fs';
import { openCliFacts } from '../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import type { AuthorizationContext } from '../src/commands/authorize/authorization-context.ts';
import { authorizeCommand } from '../src/commands/authorize/authorize-command.ts';
import { COMMAND_MAX_LENGTH, parseCommand } from '../src/commands/parse/parse-command.ts';
import type { ParseContext } from '../src/commands/parse/parse-context.ts';
import { hostileShapes } from '../src/commands/parse/testing/hostile-commands.ts';
import type { GuardrailPolicy, PolicyStatement } from '../src/domain/guardrail-policy.ts';
import { quantile } from './figure.ts';

/** What one process measured. */
export interface ParsingCosts {
  readonly lineCount: number;
  readonly parsesPerSecond: number;
  readonly parseAndAuthorize: Spread;
  readonly parseAndAuthorizeByGuardrail: Spread;
  readonly hostile: Slowest & { readonly count: number };
  readonly random: Slowest & { readonly count: number };
}

/** In milliseconds. */
interface Spread {
  readonly median: number;
  readonly p99: number;
}

interface Slowest {
  readonly slowestMs: number;
  /** Which text it was. */
  readonly name: string;
}

const WARM_UP_ROUNDS = 30;
const PARSE_ROUNDS = 300;
const AUTHORIZE_ROUNDS = 50;
const STATEMENTS = 50;
const RANDOM_TEXTS = 100_000;

/** How often a text is parsed, of which the quickest counts: whoever else uses the machine makes any single one slow. */
const HOSTILE_ROUNDS = 20;

/** A random text that was slow once is parsed this often again. */
const AGAIN_ROUNDS = 10;

const context: ParseContext = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => 'bench' };

// Match: | `ec2 describe-vpcs` | networks |. Near miss: the head of the table.
const ROW = /^\| `(.+?)` +\|/gm;

function readCommonCommands(): readonly string[] {
  const document = readFileSync(new URL('../docs/reference/common-commands.md', import.meta.url), 'utf8');
  return [...document.matchAll(ROW)].map(([, line = '']) => line.replaceAll(String.raw`\|`, '|'));
}

/** Of all kinds: wildcards, prefixes, resources, conditions and denials; what is allowed stands last. */
function writeGuardrail(): GuardrailPolicy {
  const services = ['ec2', 's3', 'lambda', 'rds', 'ecs', 'logs', 'sqs', 'sns', 'dynamodb', 'iam'];
  const statements = Array.from({ length: STATEMENTS - 1 }, (_, position): PolicyStatement => {
    const service = services[position % services.length] ?? '';
    return {
      Effect: position % 5 === 0 ? 'Deny' : 'Allow',
      Action: [`${service}:Delete*${position}`, `${service}:*Tags*${position}`, `${service}:Put?${position}`],
      Resource: [`arn:aws:${service}:*:*:*/team-${position}/*`],
      ...(position % 3 === 0 ? { Condition: { StringLike: { 'aws:RequestedRegion': ['eu-*', 'us-*'] } } } : {}),
    };
  });
  const document = { Version: '2012-10-17', Statement: [...statements, { Effect: 'Allow', Action: ['*'], Resource: ['*'] }] } as const;
  return { name: 'fifty', document };
}

function authorizationBy(guardrails: readonly GuardrailPolicy[]): AuthorizationContext {
  return {
    isConfigured: true,
    guardrails,
    credentials: 'ambient',
    isAmbientAllowed: true,
    allowAmbientChanges: true,
    region: 'eu-west-1',
    accountId: '123456789012',
    now: () => new Date(),
    newId: () => 'bench',
  };
}

function timeParse(text: string): number {
  const startedAt = performance.now();
  parseCommand(text, context);
  return performance.now() - startedAt;
}

function measureParses(lines: readonly string[]): number {
  const parseAll = (rounds: number): void => {
    for (let round = 0; round < rounds; round += 1) for (const line of lines) parseCommand(line, context);
  };
  parseAll(WARM_UP_ROUNDS);
  const startedAt = performance.now();
  parseAll(PARSE_ROUNDS);
  return (PARSE_ROUNDS * lines.length) / ((performance.now() - startedAt) / 1000);
}

async function measureAuthorization(lines: readonly string[], guardrails: readonly GuardrailPolicy[]): Promise<Spread> {
  const authorization = authorizationBy(guardrails);
  const times: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + AUTHORIZE_ROUNDS; round += 1) {
    for (const line of lines) {
      const startedAt = performance.now();
      const parsed = parseCommand(line, context);
      if (parsed.status === 'failed') throw new Error(`${line}: ${parsed.failure.message}`);
      await authorizeCommand(parsed.command, authorization);
      if (round >= WARM_UP_ROUNDS) times.push(performance.now() - startedAt);
    }
  }
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function measureHostile(): ParsingCosts['hostile'] {
  const measured = hostileShapes.map(([name, write]) => {
    const text = write(COMMAND_MAX_LENGTH);
    return { name, slowestMs: Math.min(...Array.from({ length: HOSTILE_ROUNDS }, () => timeParse(text))) };
  });
  return { ...slowestOf(measured), count: measured.length };
}

/** Pieces of the grammar, of what chats make of it, and of what belongs nowhere, in any order. */
const PIECES = [
  ...'aws |@aws |ec2 |iam |lambda |dynamodb |s3api |logs tail |s3 ls |cloudwatch |describe-instances |run-instances |get-user |invoke |put-item |wait '.split(
    '|',
  ),
  ...'--filters |--instance-ids |--image-id |--count |--user-name |--payload |--item |--max-items |--region |--query |--cli-input-json |--cli-input-yaml '.split(
    '|',
  ),
  ...`Name=a|Values=b,c|{"a":1}|{a=b}|[1,2]|["x"]|a=|=|,|{|}|[|]|'|"|\\|"a b"|'c d'|file://x|https://x|eu-west-1|1:2|-1|true| |\n|\\\n`.split(
    '|',
  ),
  ...'—|“|”|‘|’|`|```|$(|&&|&amp;|;|>|😀|\uD83D|\u202E|\u200B|\u0301|\u00A0|\0|__proto__|help'.split('|'),
];

function measureRandom(): ParsingCosts['random'] {
  const next = randomNumbers();
  let slowest: Slowest = { name: '', slowestMs: 0 };
  for (let count = 0; count < RANDOM_TEXTS; count += 1) {
    // Most are short, as people type; some are as long as a screen.
    const pieces = Array.from({ length: 1 + (next() % (count % 100 === 0 ? 400 : 30)) }, () => PIECES[next() % PIECES.length] ?? '');
    const text = pieces.join('');
    const once = timeParse(text);
    if (once <= slowest.slowestMs) continue;
    const slowestMs = Math.min(once, ...Array.from({ length: AGAIN_ROUNDS }, () => timeParse(text)));
    if (slowestMs > slowest.slowestMs) slowest = { name: text, slowestMs };
  }
  return { ...slowest, count: RANDOM_TEXTS };
}

/** The same numbers in every run (Numerical Recipes' linear congruential generator; its higher bits). */
function randomNumbers(): () => number {
  let state = 20_260_301;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

function slowestOf(measured: readonly Slowest[]): Slowest {
  return measured.reduce((slowest, one) => (one.slowestMs > slowest.slowestMs ? one : slowest));
}

async function measure(): Promise<ParsingCosts> {
  const lines = readCommonCommands();
  return {
    lineCount: lines.length,
    parsesPerSecond: measureParses(lines),
    parseAndAuthorize: await measureAuthorization(lines, []),
    parseAndAuthorizeByGuardrail: await measureAuthorization(lines, [writeGuardrail()]),
    random: measureRandom(),
    hostile: measureHostile(),
  };
}

if (import.meta.main) console.log(JSON.stringify(await measure()));
