// Takes what people press and fill in: the payloads of interactivity, from the socket and from the HTTP door alike. What is pressed or sent
// is said to the bot as if it had been typed; a form opens as a view first.
import type { Logger } from 'pino';
import { formBlocks } from '../../../messages/form-text.ts';
import type { Block, Message } from '../../../messages/message.ts';
import { text } from '../../../messages/spans.ts';
import type { AnswerDesk } from '../answer-desk.ts';
import { callSlack } from '../call-slack.ts';
import { classifySlackError } from '../classify-slack-error.ts';
import type { SlackSender } from '../post-message.ts';
import type { PressValue } from '../press-value.ts';
import { editView, formView } from './form-view.ts';
import { organizationOf } from './payload-person.ts';
import { readBlockAction, type SlackPress } from './read-press.ts';
import { readSubmission, type SlackSubmission } from './read-submission.ts';

/** What the desk needs. */
export interface InteractionDeskOptions {
  /** Has what a press or a form says answered where it was said; each one once. */
  readonly answers: AnswerDesk;
  readonly senders: ReadonlyMap<string, SlackSender>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** What an interaction is acknowledged with, such as the errors of a form; nothing where nothing is to be said. */
export type InteractionAcknowledgement = Readonly<Record<string, unknown>>;

interface Workspace {
  readonly workspaceId: string;
  readonly sender: SlackSender;
}

/** Takes interactions in. */
export class InteractionDesk {
  readonly #options: InteractionDeskOptions;

  /** Takes whom to hand on what was said. */
  constructor(options: InteractionDeskOptions) {
    this.#options = options;
  }

  /** Takes the payload of an interaction; returns at once, since Slack waits for what it returns, and never throws. */
  takeInteraction(payload: unknown): InteractionAcknowledgement | undefined {
    const press = readBlockAction(payload);
    if (press !== undefined) {
      this.#takePress(press);
      return undefined;
    }
    const submission = readSubmission(payload);
    return submission === undefined ? undefined : this.#takeSubmission(submission);
  }

  #takePress(press: SlackPress): void {
    const { answers } = this.#options;
    const found = this.#find(press);
    if (found === undefined) return;
    const { pressed, channelId, userId, threadTs, isThreadOpen } = press;
    const idempotencyKey = `slack:${found.workspaceId}:press:${press.key}`;
    if (pressed.kind === 'say') {
      answers.take({
        teamId: found.workspaceId,
        ...organizationOf(found.workspaceId, press),
        channelId,
        userId,
        text: pressed.command,
        ...(threadTs === undefined ? {} : { threadTs }),
        ...(isThreadOpen === undefined ? {} : { isThreadOpen }),
        idempotencyKey,
        origin: 'button',
      });
    } else if (answers.isNew(idempotencyKey)) {
      answers.run(
        this.#open(press, found).catch((error: unknown) => {
          this.#options.logger.error({ error, channelId }, 'a form could not be opened');
        }),
      );
    }
  }

  #takeSubmission({ origin, said, ...submission }: SlackSubmission): InteractionAcknowledgement | undefined {
    const found = this.#find(submission);
    if ('errors' in said) return { response_action: 'errors', errors: said.errors };
    if (found === undefined) return undefined;
    const { userId, viewId } = submission;
    const { channelId, threadTs, isThreadOpen } = origin;
    this.#options.answers.take({
      teamId: found.workspaceId,
      ...organizationOf(found.workspaceId, submission),
      channelId,
      userId,
      text: said.text,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(isThreadOpen === undefined ? {} : { isThreadOpen }),
      idempotencyKey: `slack:${found.workspaceId}:view:${viewId}`,
      origin: 'form',
    });
    return undefined;
  }

  /** The workspace whose app was pressed: the first of those that are configured. */
  #find({ teamIds, enterpriseId }: Pick<SlackPress, 'teamIds' | 'enterpriseId'>): Workspace | undefined {
    const { answers, senders } = this.#options;
    const teamId = teamIds.find((id) => senders.has(id)) ?? teamIds[0];
    if (teamId === undefined) return undefined;
    return answers.findWorkspace({ teamId, ...(enterpriseId === undefined ? {} : { enterpriseId }) });
  }

  /** Opens a view while the press is fresh: Slack takes its trigger for three seconds. */
  async #open(press: SlackPress, { workspaceId, sender }: Workspace): Promise<void> {
    const { answers, logger, signal } = this.#options;
    const { triggerId, channelId, userId, threadTs, isThreadOpen } = press;
    const pressed = wholeOf(press, sender);
    const place = { channelId, ...(threadTs === undefined ? {} : { threadTs }), ...(isThreadOpen === undefined ? {} : { isThreadOpen }) };
    const view = pressed.kind === 'form' ? formView(pressed.form, place) : editView(pressed.command, place);
    const opened =
      view === undefined
        ? undefined
        : await callSlack(sender.connection, {
            method: 'views.open',
            parameters: { trigger_id: triggerId, view },
            token: sender.token,
            signal,
          });
    if (opened?.isOk === true || signal.aborted) return;
    const outcome = opened === undefined ? undefined : classifySlackError(opened.failure);
    const reason = outcome !== undefined && 'reason' in outcome ? outcome.reason : 'it is too large for a view';
    logger.warn({ channelId, reason }, 'slack did not open a form; what to type is told instead');
    const channel = { platform: 'slack', workspaceId, channelId } as const;
    await answers.answer({ sender, channel, place: { userId, ...place } }, composeInstead(pressed));
  }
}

/** The whole form where it is remembered, which has more choices than its button carries. */
function wholeOf({ pressed, value }: SlackPress, { forms }: SlackSender): PressValue {
  const form = pressed.kind === 'form' ? forms?.find(value) : undefined;
  return form === undefined ? pressed : { kind: 'form', form };
}

/** What to type where a form does not open: nobody is left with a button that does nothing. */
function composeInstead(pressed: PressValue): Message {
  const title = 'The form could not be opened';
  const blocks: readonly Block[] = pressed.kind === 'form' ? formBlocks(pressed.form) : [{ kind: 'code', text: `@aws ${pressed.command}` }];
  return {
    title: { emoji: '⚠️', spans: [text(title)] },
    tone: 'warning',
    blocks: [{ kind: 'paragraph', spans: [text('Press the button again, or type it.')] }, ...blocks],
    fallbackText: `${title}. Press the button again, or type it.`,
    audience: 'asker',
  };
}
