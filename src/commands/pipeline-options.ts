// What the commands flow is, and what surrounds it: how what it says reaches people, and what goes on behind it.
import type { Channel } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import type { BackgroundRuns } from './background/background-runs.ts';
import type { CommandRequest } from './command-request.ts';
import type { JudgingContext } from './judge-command.ts';
import type { OngoingWork } from './ongoing-work.ts';

/** Takes a request in and returns the answer; undefined where the same request came before. Never rejects. */
export type CommandsPipeline = (request: CommandRequest) => Promise<Message | undefined>;

/** What surrounds the flow. */
export interface PipelineSurroundings {
  readonly context: JudgingContext;
  /** Changes the answer to an earlier command where the platform can: a card that was confirmed loses its buttons. Nothing waits for it. */
  readonly updateAnswer: (record: CommandRecord, message: Message) => Promise<void>;
  /** Changes the card of an approval, or tells whoever asked for the command where cards cannot be changed. Nothing waits for it. */
  readonly showApproval: (record: CommandRecord, key: string, message: Message) => Promise<void>;
  /** Posts a message of its own in a channel. Nothing waits for it. */
  readonly announce: (channel: Channel, key: string, message: Message) => Promise<void>;
  /** Posts the answer to a command that took long as a message of its own. */
  readonly postLater: (record: CommandRecord, message: Message) => Promise<void>;
  /** What goes on in the background. */
  readonly runs: BackgroundRuns;
  /** What goes on after its request was answered. */
  readonly work: OngoingWork;
  /** How long whoever asked waits looking; what takes longer goes on in the background. */
  readonly patienceMs: () => number;
}
