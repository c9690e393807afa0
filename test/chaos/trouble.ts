// What goes wrong in a run, at moments and in a measure that the seed chooses.
import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { FakeSlack } from '../fakes/fake-slack.ts';
import type { SlackFault } from '../fakes/slack-double-faults.ts';
import type { Chance } from './chance.ts';
import type { Gate } from './gate.ts';
import type { Nodes } from './nodes.ts';
import type { SmallDisk } from './small-disk.ts';

/** What trouble can be made with. */
export interface TroubleOptions {
  readonly chance: Chance;
  readonly slack: FakeSlack;
  readonly nodes: Nodes;
  readonly clockFile: string;
  readonly disk: SmallDisk | undefined;
  readonly gate: Gate | undefined;
  readonly isOver: () => boolean;
  readonly say: (text: string) => void;
}

type Trouble = (options: TroubleOptions) => Promise<string>;

const CHAT_FAULTS: readonly [SlackFault, ...SlackFault[]] = [
  { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'error', code: 'internal_error' },
  { kind: 'hang' },
  { kind: 'reset', taken: true },
  { kind: 'reset', taken: false },
  { kind: 'half-answer' },
  { kind: 'page' },
];

/** The longest step of the clock, forwards and backwards: what a virtual machine that was moved may bring. */
const CLOCK_STEP_MAX_MS = 90_000;

async function chatFails({ chance, slack }: TroubleOptions): Promise<string> {
  const fault = chance.pick(CHAT_FAULTS);
  const times = fault.kind === 'hang' ? chance.between(1, 3) : chance.between(1, 15);
  slack.failNext(chance.pick(['chat.postMessage', 'chat.update']), fault, times);
  return `the chat fails ${times} times: ${JSON.stringify(fault)}`;
}

async function nodeCrashes({ chance, nodes }: TroubleOptions): Promise<string> {
  const number = nodes.numbers[chance.between(0, Math.max(nodes.numbers.length - 1, 0))] ?? 1;
  await nodes.crash(number);
  return `kill -9 of node ${number}`;
}

async function nodeFreezes({ chance, nodes }: TroubleOptions): Promise<string> {
  const number = nodes.numbers[chance.between(0, Math.max(nodes.numbers.length - 1, 0))] ?? 1;
  const thaw = nodes.freeze(number);
  const ms = chance.between(500, 12_000);
  await setTimeout(ms);
  thaw();
  return `node ${number} stood still for ${ms} ms`;
}

async function clockSteps({ chance, clockFile }: TroubleOptions): Promise<string> {
  const offset = chance.between(-CLOCK_STEP_MAX_MS, CLOCK_STEP_MAX_MS);
  await writeFile(clockFile, String(offset));
  return `the clock is ${offset} ms off`;
}

async function diskFills({ chance, disk }: TroubleOptions): Promise<string> {
  await disk?.fill();
  const ms = chance.between(300, 2_000);
  await setTimeout(ms);
  await disk?.free();
  return `the disk was full for ${ms} ms`;
}

async function databaseIsCutOff({ chance, gate }: TroubleOptions): Promise<string> {
  gate?.shut();
  const ms = chance.between(200, 4_000);
  await setTimeout(ms);
  gate?.open();
  return `the database was cut off for ${ms} ms`;
}

/** Makes trouble until it is over, then mends what can be mended. */
export async function makeTrouble(options: TroubleOptions): Promise<Readonly<Record<string, number>>> {
  const { chance, disk, gate, isOver, say, clockFile, nodes, slack } = options;
  const kinds: readonly [Trouble, ...Trouble[]] = [
    chatFails,
    chatFails,
    chatFails,
    nodeCrashes,
    clockSteps,
    ...(disk === undefined ? [] : [diskFills]),
    ...(gate === undefined ? [] : [databaseIsCutOff, nodeFreezes]),
  ];
  const counts: Record<string, number> = {};
  while (!isOver()) {
    await setTimeout(chance.between(100, 1_500));
    const trouble = chance.pick(kinds);
    if (nodes.numbers.length === 0) continue;
    counts[trouble.name] = (counts[trouble.name] ?? 0) + 1;
    say(await trouble(options));
  }
  slack.mend();
  await writeFile(clockFile, '0');
  await disk?.free();
  gate?.open();
  return counts;
}
