// What goes on after its request was answered: commands in the background, and watches. Begun, offered and stopped here.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Watch } from '../domain/watch.ts';
import type { Message } from '../messages/message.ts';
import type { BackgroundRuns } from './background/background-runs.ts';
import { beginFollowing, beginWait } from './begin-watch.ts';
import type { CommandResult } from './command-result.ts';
import { chooseFreeCode } from './confirm/confirmation-code.ts';
import type { CommandsContext } from './context.ts';
import type { GivenWord } from './given-word.ts';
import type { JudgedCommand } from './judge-command.ts';
import { offerFollowing } from './offer-follow.ts';
import { stopWork } from './stop-work.ts';

/** What it works with. */
export interface OngoingWorkOptions {
  readonly context: CommandsContext;
  readonly runs: BackgroundRuns;
  /** A watch runs from now on. */
  readonly onBegun: (watch: Watch) => void;
  /** Changes the message that shows how far a watch has come, where the platform can. Nothing waits for it. */
  readonly show: (watch: Watch, message: Message) => void;
  /** Lets the other nodes know that one of them is to stop what it runs; absent where there are none. */
  readonly stopElsewhere?: ((channelKey: string, code: string) => void) | undefined;
}

/** What the flow asks for; each resolves to the answer. */
export interface OngoingWork {
  /** A code under which nothing of the channel goes on. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  /** Waits for what a command waits for; with the word that lets it, where it waited for one. */
  readonly wait: (record: CommandRecord, judged: JudgedCommand, word?: GivenWord) => Promise<Message>;
  /** Follows what was offered under a code. */
  readonly follow: (record: CommandRecord, code: string) => Promise<Message>;
  /** Stops what goes on under a code. */
  readonly stop: (record: CommandRecord, code: string) => Promise<Message>;
  /** Adds to an answer the offer to follow what the command has begun. */
  readonly offer: (
    answer: Message,
    done: { readonly record: CommandRecord; readonly judged: JudgedCommand; readonly result: CommandResult },
  ) => Promise<Message>;
}

/** Puts it together. */
export function createOngoingWork({ context, runs, onBegun, show, stopElsewhere }: OngoingWorkOptions): OngoingWork {
  const { watches } = context.store.records;
  const chooseCode = ({ channel }: CommandRecord): Promise<string> =>
    chooseFreeCode(
      async (code) => runs.find(channel, code) !== undefined || (await watches.findOpen(channelKey(channel), code)) !== undefined,
    );
  const watching = { context, chooseCode, onBegun };
  return {
    chooseCode,
    wait: (record, judged, word) => beginWait(record, judged, { ...watching, word }),
    follow: (record, code) => beginFollowing(record, code, watching),
    stop: (record, code) => stopWork(record, code, { context, runs, show, stopElsewhere }),
    offer: (answer, done) => offerFollowing(answer, done, watching),
  };
}
