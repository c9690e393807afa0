// Views of the Slack double: a trigger opens one view within three seconds, and what Slack would refuse in a view is refused.
import { checkSlackView } from '../../src/platforms/slack/testing/check-slack-view.ts';
import type { SlackView } from '../../src/platforms/slack/interactions/slack-view.ts';
import type { DoubleAnswer, DoubleRequest, DoubleWorkspace } from './slack-double-call.ts';

/** How long a trigger opens a view (docs.slack.dev/interactivity/handling-user-interaction). */
const TRIGGER_LIFETIME_MS = 3000;

/** A view that somebody has before them. */
export interface DoubleView {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly view: SlackView;
}

interface Trigger {
  readonly teamId: string;
  readonly userId: string;
  readonly at: number;
  isUsed: boolean;
}

/** Keeps triggers and views. */
export class SlackDoubleViews {
  readonly #now: () => number;
  readonly #triggers = new Map<string, Trigger>();
  readonly #views = new Map<string, DoubleView>();

  /** Takes the clock of the triggers. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns the views that were opened, the oldest first. */
  list(): readonly DoubleView[] {
    return [...this.#views.values()];
  }

  /** Makes a trigger, as a press has one. */
  issueTrigger(teamId: string, userId: string): string {
    const trigger = `${String(this.#triggers.size + 1)}.1234.abcdef`;
    this.#triggers.set(trigger, { teamId, userId, at: this.#now(), isUsed: false });
    return trigger;
  }

  /** Answers views.open, given who calls. */
  open({ parameters }: DoubleRequest, { teamId }: DoubleWorkspace): DoubleAnswer {
    const trigger = this.#triggers.get(parameters['trigger_id'] ?? '');
    if (trigger === undefined || trigger.teamId !== teamId) return { ok: false, error: 'invalid_trigger_id' };
    if (trigger.isUsed) return { ok: false, error: 'exchanged_trigger_id' };
    if (this.#now() - trigger.at > TRIGGER_LIFETIME_MS) return { ok: false, error: 'expired_trigger_id' };
    const view = readView(parameters['view']);
    const problems = view === undefined ? ['no view'] : checkSlackView(view);
    if (view === undefined || problems.length > 0) {
      return { ok: false, error: 'invalid_arguments', response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) } };
    }
    trigger.isUsed = true;
    const id = `V0DOUBLE${String(this.#views.size + 1)}`;
    this.#views.set(id, { id, teamId, userId: trigger.userId, view });
    return { ok: true, view: { id, type: view.type } };
  }
}

function readView(json: string | undefined): SlackView | undefined {
  try {
    return JSON.parse(json ?? '') as SlackView;
  } catch {
    return undefined;
  }
}
