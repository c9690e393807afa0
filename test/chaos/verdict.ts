// What is left after a run: every acknowledged event has its disposition in each channel, nothing came in a wrong order, and nothing came
// twice but what had an outcome that nobody knew.
import type { DoubleMessage } from '../fakes/slack-double-state.ts';
import type { Acknowledged } from './senders.ts';

/** A delivery as the database has it at the end, with the steps of alarms that its event and its message name. */
export interface FoundDelivery {
  readonly sequence: number;
  readonly configuration: string;
  readonly action: 'post' | 'edit' | 'reply';
  readonly status: string;
  readonly incident: string | null;
  readonly isPossibleDuplicate: boolean;
  /** Why it waits or is dead, and when it would be tried again. */
  readonly why: string;
  /** `chaos-<alarm>/<step>`; undefined for what no sender sent, such as a digest. */
  readonly step: string | undefined;
}

/** What was found. */
export interface Findings {
  readonly acknowledged: Acknowledged;
  readonly configurations: readonly string[];
  readonly deliveries: readonly FoundDelivery[];
  /** By configuration: what stands in the chat, oldest first. */
  readonly shown: ReadonlyMap<string, readonly DoubleMessage[]>;
}

/** What is said of a run. */
export interface Verdict {
  readonly problems: readonly string[];
  /** Messages that stand twice after an unknown outcome. */
  readonly duplicates: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

const FINAL: ReadonlySet<string> = new Set(['sent', 'folded', 'digested', 'muted']);

/** Judges a run. */
export function judge(findings: Findings): Verdict {
  const byStatus: Record<string, number> = {};
  for (const { status } of findings.deliveries) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const { problems, duplicates } = judgeChat(findings);
  return { problems: [...judgeDispositions(findings), ...problems], duplicates, byStatus };
}

function judgeDispositions({ acknowledged, configurations, deliveries }: Findings): readonly string[] {
  const found = new Map<string, FoundDelivery[]>();
  for (const delivery of deliveries) {
    const key = `${delivery.step ?? ''} in ${delivery.configuration}`;
    found.set(key, [...(found.get(key) ?? []), delivery]);
  }
  const problems: string[] = [];
  for (const step of acknowledged)
    for (const configuration of configurations) {
      const key = `${step} in ${configuration}`;
      const dispositions = found.get(key) ?? [];
      if (dispositions.length === 0) problems.push(`${key} was acknowledged and is nowhere`);
      const actions = dispositions.map(({ action }) => action);
      if (new Set(actions).size !== actions.length) problems.push(`${key} has two dispositions of one kind`);
      for (const { status, action, why } of dispositions)
        if (!FINAL.has(status)) problems.push(`${key}: its ${action} is ${status} (${why})`);
    }
  return problems;
}

function judgeChat({ deliveries, shown }: Findings): { readonly problems: readonly string[]; readonly duplicates: number } {
  const problems: string[] = [];
  let duplicates = 0;
  for (const [configuration, messages] of shown) {
    const here = deliveries.filter((delivery) => delivery.configuration === configuration);
    const unknown = new Set(here.filter(({ isPossibleDuplicate }) => isPossibleDuplicate).map(({ step }) => step));
    const replies = new Map<string, number>();
    const lastStepOf = new Map<string, number>();
    for (const message of messages) {
      // Digests name alarms without steps, and a message of an incident is changed: its steps are those of its replies.
      if (message.threadTs === undefined) continue;
      const last = lastStep(message);
      if (last === undefined) continue;
      const { step, alarm, number } = last;
      const count = (replies.get(step) ?? 0) + 1;
      replies.set(step, count);
      if (count > 1) {
        duplicates += 1;
        if (!unknown.has(step)) problems.push(`${step} in ${configuration} was replied twice, and every outcome was known`);
        continue;
      }
      const thread = `${message.threadTs} ${alarm}`;
      if (number < (lastStepOf.get(thread) ?? 0)) problems.push(`${step} in ${configuration} came after a later step`);
      lastStepOf.set(thread, number);
    }
    problems.push(...judgeLastWords(here, messages, configuration));
  }
  return { problems, duplicates };
}

/** The message of an incident says the newest state that was sent of it. */
function judgeLastWords(
  deliveries: readonly FoundDelivery[],
  messages: readonly DoubleMessage[],
  configuration: string,
): readonly string[] {
  const newest = new Map<string, FoundDelivery>();
  for (const delivery of deliveries)
    if (delivery.incident !== null && delivery.action !== 'reply' && delivery.status === 'sent' && delivery.step !== undefined)
      newest.set(delivery.incident, delivery);
  const heads = new Map<string, string[]>();
  for (const message of messages) {
    const alarm = message.threadTs === undefined ? lastStep(message)?.alarm : undefined;
    if (alarm !== undefined) heads.set(alarm, [...(heads.get(alarm) ?? []), JSON.stringify([message.blocks, message.attachments])]);
  }
  return [...newest.values()].flatMap(({ step = '' }) => {
    const [alarm = '', number = ''] = step.split('/');
    const said = heads.get(alarm) ?? [];
    return said.some((words) => words.includes(`step ${number} of ${alarm};`))
      ? []
      : [`no message in ${configuration} says ${step}, which was sent last`];
  });
}

/** Returns the last step that a message names, with its alarm and number. */
function lastStep(message: DoubleMessage): { readonly step: string; readonly alarm: string; readonly number: number } | undefined {
  const words = JSON.stringify([message.text, message.blocks, message.attachments]);
  const found = [...words.matchAll(STEP)].map(([, number = '', alarm = '']) => ({ alarm, number: Number(number) }));
  const last = found.toSorted((a, b) => b.number - a.number)[0];
  return last === undefined ? undefined : { step: `${last.alarm}/${last.number}`, ...last };
}

// Match: step 3 of chaos-17;. Near miss: chaos-17 alone, as a digest names it.
const STEP = /step (\d+) of (chaos-\d+);/g;

/** Returns `chaos-<alarm>/<step>` of an event's text. */
export function stepOfText(text: string): string | undefined {
  const [, number, alarm] = /step (\d+) of (chaos-\d+);/.exec(text) ?? [];
  return alarm === undefined ? undefined : `${alarm}/${number}`;
}
