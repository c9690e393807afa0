// Whoever sends: alarms with their steps, each step only after the one before was acknowledged, again and again until it is, as SNS does.
import { setTimeout } from 'node:timers/promises';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { toBody, type FakeSns } from '../fakes/fake-sns.ts';
import type { Chance } from './chance.ts';

/** What was acknowledged: `chaos-<alarm>/<step>`. */
export type Acknowledged = Set<string>;

const SENDERS = 24;
const STEPS_MAX = 6;
const ANSWER_LIMIT_MS = 15_000;
const COME_BACK_MS = 100;
/** The pause before a step, at most: some hundred and twenty events a second in all, so that peace comes soon after the trouble. */
const PAUSE_MAX_MS = 400;

/** What senders work with. */
export interface SendersOptions {
  readonly sns: FakeSns;
  readonly chance: Chance;
  readonly urls: () => readonly string[];
  readonly isOver: () => boolean;
}

/** What was sent. */
export interface SendersReport {
  readonly acknowledged: Acknowledged;
  /** Requests that were not answered with 2xx. */
  readonly refused: number;
  /** 4xx: what SNS would never send again. */
  readonly refusedForGood: number;
}

/** Sends until it is over; resolves when the last sender has ended. */
export async function sendUntilOver({ sns, chance, urls, isOver }: SendersOptions): Promise<SendersReport> {
  const acknowledged: Acknowledged = new Set();
  let refused = 0;
  let refusedForGood = 0;
  let alarms = 0;

  async function sendStep(alarm: number, step: number): Promise<void> {
    const body = toBody(sns.notification({ message: messageOf(alarm, step) }));
    while (!isOver()) {
      const nodes = urls();
      const url = nodes[chance.between(0, Math.max(nodes.length - 1, 0))];
      const status = url === undefined ? 0 : await post(`${url}/sns`, body);
      if (status === 200) {
        acknowledged.add(`chaos-${alarm}/${step}`);
        return;
      }
      refused += 1;
      if (status >= 400 && status < 500) refusedForGood += 1;
      await setTimeout(COME_BACK_MS);
    }
  }

  async function sendAlarms(): Promise<void> {
    while (!isOver()) {
      const alarm = alarms++;
      const steps = chance.between(1, STEPS_MAX);
      for (let step = 1; step <= steps && !isOver(); step += 1) {
        await setTimeout(chance.between(0, PAUSE_MAX_MS));
        await sendStep(alarm, step);
      }
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sendAlarms));
  return { acknowledged, refused, refusedForGood };
}

/** An alarm goes off with its odd steps, and is OK with the even ones. */
function messageOf(alarm: number, step: number): string {
  const state = step % 2 === 1 ? 'ALARM' : 'OK';
  const sample = JSON.parse(sampleAlarm({ state, now: new Date() })) as Record<string, unknown>;
  const name = `chaos-${alarm}`;
  return JSON.stringify({
    ...sample,
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:us-east-1:111122223333:alarm:${name}`,
    NewStateReason: `step ${step} of ${name};`,
  });
}

async function post(url: string, body: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
