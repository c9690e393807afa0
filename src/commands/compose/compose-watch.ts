// How far a watch has come, and what came of it.
import type { Watch, WatchStatus } from '../../domain/watch.ts';
import type { Block, Message, Tone } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeCommandText } from './command-code.ts';
import { composePlace, type ShownPlace } from './place-spans.ts';

/** What is shown of a watch. */
export interface ShownWatch {
  readonly watch: Watch;
  readonly now: Date;
  /** Steps, reasons, counts: a line each. */
  readonly details?: readonly string[];
  /** Why it ended, where AWS's state does not say it. */
  readonly reason?: string;
}

/** How many lines are shown, and how much of each: the newest on a phone. */
const DETAILS_SHOWN = 12;
const DETAIL_MAX_LENGTH = 200;
const REASON_MAX_LENGTH = 600;

interface Wording {
  readonly emoji: string;
  readonly tone: Tone;
  readonly end: string;
  readonly sentence?: string;
}

const RUNNING: Wording = { emoji: '⏳', tone: 'progress', end: '' };

const WORDINGS: Readonly<Record<WatchStatus, Wording>> = {
  offered: RUNNING,
  running: RUNNING,
  succeeded: { emoji: '✅', tone: 'good', end: 'done' },
  failed: { emoji: '❌', tone: 'bad', end: 'failed' },
  'timed-out': {
    emoji: '⌛',
    tone: 'warning',
    end: 'not within an hour',
    sentence: 'Signalbox has stopped looking; whatever goes on at AWS goes on.',
  },
  refused: { emoji: '⛔', tone: 'warning', end: 'may not be looked at any more' },
  broken: { emoji: '⚠️', tone: 'warning', end: 'AWS gives no answer of use' },
  stopped: { emoji: '⚪', tone: 'neutral', end: 'stopped', sentence: 'Signalbox has stopped looking; whatever goes on at AWS goes on.' },
};

/** Composes the message that shows how far it has come; once it has ended, without the button. */
export function composeWatch(shown: ShownWatch): Message {
  const { watch } = shown;
  const isRunning = watch.status === 'running';
  const title = isRunning ? `${watch.subject.work === undefined ? 'Waiting for' : 'Following'} ${nameOf(watch)}` : titleOfEnd(watch);
  const { emoji, tone } = WORDINGS[watch.status];
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'State', value: [text(watch.state ?? 'not known yet')], isShort: true },
          { label: isRunning ? 'For' : 'Took', value: [text(durationOf(shown))], isShort: true },
        ],
      },
      ...composeDetails(shown),
      ...(isRunning ? composeCommandText({ text: watch.subject.requestText }) : []),
      composePlace(placeOf(watch)),
      ...(isRunning
        ? [{ kind: 'actions' as const, actions: [{ text: 'Stop', command: `stop ${watch.code}`, style: 'plain' as const }] }]
        : []),
    ],
    fallbackText: isRunning ? `${title}. To stop: stop ${watch.code}` : title,
  };
}

/** Composes the message of its own that says how it ended. */
export function composeWatchEnd(shown: ShownWatch): Message {
  const { watch, reason } = shown;
  const { emoji, tone, sentence } = WORDINGS[watch.status];
  const title = titleOfEnd(watch);
  const sentences = [reason === undefined ? undefined : truncateText(reason, REASON_MAX_LENGTH), sentence].filter(
    (one) => one !== undefined,
  );
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'State', value: [text(watch.state ?? 'not known')], isShort: true },
          { label: 'Took', value: [text(durationOf(shown))], isShort: true },
        ],
      },
      ...sentences.map((one): Block => ({ kind: 'paragraph', spans: [text(one)] })),
      ...composeDetails(shown),
      composePlace(placeOf(watch)),
    ],
    fallbackText: title,
  };
}

// Match: ec2 wait instance-running, --account prod ec2 wait instance-running. Near miss: ec2 describe-instances.
const WAITING = /^(?:--account \S+ )?(\S+) wait (\S+)/;

function nameOf({ subject }: Watch): string {
  if (subject.work !== undefined) return subject.work;
  const [, service, waiter] = WAITING.exec(subject.commandText) ?? [];
  return service === undefined || waiter === undefined ? subject.requestText : `${service} ${waiter}`;
}

function titleOfEnd(watch: Watch): string {
  // The work itself has not been stopped.
  if (watch.status === 'stopped') return `Stopped ${watch.subject.work === undefined ? 'waiting for' : 'following'} ${nameOf(watch)}`;
  return `${nameOf(watch)}: ${WORDINGS[watch.status].end}`;
}

function composeDetails({ details = [] }: ShownWatch): readonly Block[] {
  if (details.length === 0) return [];
  const lines = details.slice(-DETAILS_SHOWN).map((line) => [text(truncateText(line, DETAIL_MAX_LENGTH))]);
  return [{ kind: 'list', items: lines }];
}

function durationOf({ watch, now }: ShownWatch): string {
  const seconds = Math.max(0, Math.round((now.getTime() - watch.startedAt.getTime()) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function placeOf({ subject }: Watch): ShownPlace {
  return subject;
}
