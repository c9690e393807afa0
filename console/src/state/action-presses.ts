// Buttons and forms of messages: each says its command for the person, and waits for what the bot answers.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import type { Api } from '../api/create-api.ts';
import type { ChannelTimeline } from './channel-timeline.ts';
import type { Composer } from './composer.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What became of a message's buttons. */
interface PressedButtons {
  /** The command whose answer is waited for. */
  readonly waitingFor: string | undefined;
  /** Why the last press did nothing, in words. */
  readonly failure: string | undefined;
}

/** The pressed buttons of a channel. */
export interface ActionPresses {
  /** By the id of the message whose buttons they are. */
  readonly state: Store<ReadonlyMap<string, PressedButtons>>;
  /** What is filled into a message's form, by the names of its fields. */
  readonly formValues: Store<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  fillIn(messageId: string, field: string, value: string): void;
  press(messageId: string, command: string): Promise<void>;
  /** Puts a command into the line, to be changed and sent by hand. */
  edit(command: string): void;
}

/** What the buttons work with. */
export interface ActionPressesOptions {
  readonly api: Pick<Api, 'sendMessage'>;
  readonly channelId: string;
  readonly timeline: Pick<ChannelTimeline, 'state'>;
  readonly composer: Pick<Composer, 'edit'>;
  readonly newMessageId: () => string;
  /** Sets a timer; the returned function takes it back. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
}

// Longer than a call of AWS takes; an answer that never comes must not lock the buttons for good.
const LONGEST_WAIT_MS = 30_000;

/** Makes the buttons' state; nothing is pressed yet. */
export function createActionPresses(options: ActionPressesOptions): ActionPresses {
  const { api, channelId, timeline, composer, newMessageId, setTimer } = options;
  const state = createStore<ReadonlyMap<string, PressedButtons>>(new Map());
  const formValues = createStore<ReadonlyMap<string, Readonly<Record<string, string>>>>(new Map());
  // The server may have taken a press whose answer got lost; the same id again presses once.
  const idsOfFailures = new Map<string, string>();

  function change(messageId: string, part: PressedButtons): void {
    state.write(new Map(state.read()).set(messageId, part));
  }

  function waitForAnswer(saidId: string, onAnswered: () => void): void {
    const end = (): void => {
      unsubscribe();
      takeBackTimer();
      onAnswered();
    };
    const unsubscribe = timeline.state.subscribe(({ messages }) => {
      if (isAnswered(saidId, messages)) end();
    });
    const takeBackTimer = setTimer(end, LONGEST_WAIT_MS);
    if (isAnswered(saidId, timeline.state.read().messages)) end();
  }

  return {
    state,
    formValues,
    fillIn: (messageId, field, value) => {
      const filled = formValues.read();
      formValues.write(new Map(filled).set(messageId, { ...filled.get(messageId), [field]: value }));
    },
    edit: (command) => composer.edit(command),
    press: async (messageId, command) => {
      if (state.read().get(messageId)?.waitingFor !== undefined) return;
      const key = `${messageId} ${command}`;
      const clientMessageId = idsOfFailures.get(key) ?? newMessageId();
      change(messageId, { waitingFor: command, failure: undefined });
      const answer = await api.sendMessage(channelId, { text: command, clientMessageId });
      if (answer.outcome === 'refused') {
        idsOfFailures.set(key, clientMessageId);
        change(messageId, { waitingFor: undefined, failure: `This was not sent. ${answer.refusal.message}.` });
        return;
      }
      idsOfFailures.delete(key);
      waitForAnswer(answer.value.messageId, () => change(messageId, { waitingFor: undefined, failure: undefined }));
    },
  };
}

/** Tells whether the bot has said or changed something since a person's message. */
function isAnswered(saidId: string, messages: readonly WebChannelMessage[]): boolean {
  const said = messages.find(({ id }) => id === saidId);
  return said !== undefined && messages.some(({ payload, revision }) => payload.author === undefined && revision > said.revision);
}
