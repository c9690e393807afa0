// Offers commands under notifications: what the sources wish, as far as the channel may do it. Answers are remembered, for a thousand events a
// second must not ask the same a thousand times; what is old still serves while it is asked anew.
import type { Logger } from 'pino';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { Notification } from '../../domain/notification.ts';
import { pause } from '../../lib/pause.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import { setRealTimer, type SetTimer } from '../../lib/timers.ts';
import type { OfferedButtons, ShownNotification } from '../../notifications/compose/offered-buttons.ts';
import type { ButtonJudge, ButtonQuestion } from './button-judge.ts';
import type { ButtonSource, ButtonSubject, ButtonWish, NeededCommand } from './button-source.ts';
import { placeOfEvent } from './in-place.ts';
import type { RoleRights } from './role-rights.ts';

/** How many answers are remembered: ten commands of each of a thousand things; a few MB. */
const ANSWERS_REMEMBERED = 10_000;

/** How long an answer serves: so long a change of a managed policy is not seen. A reload forgets them all. */
const ANSWER_LIFETIME_MS = 5 * 60_000;

/** How long a refusal serves: it may be that the machine's account is only not known yet. */
const REFUSAL_LIFETIME_MS = 15_000;

/**
 * How many commands are judged anew in a second: one takes some tenths of a millisecond, and a thousand events a second may all name other
 * things. What is not judged is not offered until its message is changed or told again.
 */
const JUDGED_PER_SECOND = 100;

/** How long nothing is offered where nobody could be asked. */
const BROKEN_MS = 60_000;

/**
 * How long events wait for the commands flow to be loaded: it takes a second or two, SNS waits fifteen (SNS Developer Guide, HTTP delivery
 * time-outs). All wait together, and those that come after that not at all: a flow that hangs holds up no notification.
 */
const LOADING_WAIT_MS = 10_000;

interface Answer {
  readonly isAllowed: boolean;
  /** Until then it is not asked for again, in milliseconds of the epoch. */
  readonly freshUntil: number;
}

/** What was wished for a notification last. */
interface Wished {
  readonly configuration: ChannelConfiguration;
  readonly context: IncidentContext | undefined;
  readonly wishes: readonly ButtonWish[];
}

/** Who is asked about commands. */
export interface ButtonJudges extends Pick<ButtonJudge, 'isAllowed' | 'isBlindToNames'> {
  /** What AWS would say; nobody is asked where it is absent. */
  readonly rights?: RoleRights;
}

/** What they are made from. */
export interface NotificationButtonsOptions {
  /** In the order in which they stand. */
  readonly sources: readonly ButtonSource[];
  /** Resolves with the judge once the commands flow is loaded. */
  readonly loadJudge: () => Promise<ButtonJudges>;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly setTimer?: SetTimer;
}

/** The buttons of notifications. */
export class NotificationButtons implements OfferedButtons {
  readonly #options: NotificationButtonsOptions;
  #answers = new RecentValues<string, Answer>(ANSWERS_REMEMBERED);
  #asking = new Map<string, Promise<void>>();
  #blind = new Map<string, boolean>();
  #judge: ButtonJudges | undefined;
  #brokenUntil = 0;
  /** Resolves when nobody waits any longer for the judge. */
  #patience: Promise<void> | undefined;
  /** Wished to be asked about, and wished again to be listed. */
  readonly #wished = new WeakMap<Notification, Wished>();
  #second = 0;
  #judgedCount = 0;

  constructor(options: NotificationButtonsOptions) {
    this.#options = options;
  }

  /** Forgets what was answered: the rules of channels have changed. */
  forget(): void {
    this.#answers = new RecentValues(ANSWERS_REMEMBERED);
    // What is being asked was asked under the old rules.
    this.#asking = new Map();
    this.#blind = new Map();
    this.#judge?.rights?.forget();
  }

  readonly prepare: OfferedButtons['prepare'] = (shown, channels) => {
    if (channels.length === 0 || this.#nowMs() < this.#brokenUntil) return undefined;
    const judge = this.#judge;
    if (judge !== undefined) return this.#askAll(shown, channels, judge);
    this.#patience ??= pause(LOADING_WAIT_MS, new AbortController().signal, this.#options.setTimer ?? setRealTimer);
    const asked = this.#options
      .loadJudge()
      .then((loaded) => this.#askAll(shown, channels, (this.#judge = loaded)))
      .catch((error: unknown) => {
        this.#patience = undefined;
        this.#brokenUntil = this.#nowMs() + BROKEN_MS;
        this.#options.logger.warn({ error }, 'notifications are shown without buttons for a while: commands cannot be judged');
      });
    return Promise.race([asked, this.#patience]);
  };

  readonly list: OfferedButtons['list'] = (shown) => {
    const judge = this.#judge;
    if (judge === undefined) return [];
    const seen = new Set<string>();
    const { rights } = judge;
    const isRefused = (need: NeededCommand): boolean => {
      const question = rights === undefined ? undefined : questionOf(need, shown);
      return question !== undefined && rights?.isRefused(question) === true;
    };
    const isOffered = ({ needs }: Pick<ButtonWish, 'needs'>): boolean =>
      needs.every((need) => this.#isAllowedAsKnown(need, shown, judge) && !isRefused(need));
    return this.#wishes(shown).flatMap((wish) => {
      const button = [wish, ...otherwiseOf(wish)].find(isOffered)?.button;
      if (button === undefined || seen.has(button.command)) return [];
      seen.add(button.command);
      return [button];
    });
  };

  #askAll(
    shown: Omit<ShownNotification, 'configuration'>,
    channels: readonly ChannelConfiguration[],
    judge: ButtonJudges,
  ): Promise<void> | undefined {
    const missing: Promise<void>[] = [];
    for (const configuration of channels) {
      const here = { ...shown, configuration };
      for (const need of this.#needs(here)) {
        const key = this.#keyOf(need, here, judge);
        const known = this.#answers.get(key);
        if (known !== undefined && this.#nowMs() < known.freshUntil) continue;
        const asked = this.#asking.get(key) ?? (this.#mayAsk() ? this.#ask(key, { need, shown: here, judge }) : undefined);
        if (known === undefined && asked !== undefined) missing.push(asked);
      }
    }
    const askRights = (): Promise<void> | undefined => this.#askRights(shown, channels, judge);
    return missing.length === 0 ? askRights() : Promise.all(missing).then(askRights);
  }

  /** Behind the guardrails: what they refuse is not asked about. */
  #askRights(
    shown: Omit<ShownNotification, 'configuration'>,
    channels: readonly ChannelConfiguration[],
    judge: ButtonJudges,
  ): Promise<void> | undefined {
    const { rights } = judge;
    if (rights === undefined) return undefined;
    const questions = channels.flatMap((configuration) => {
      const here = { ...shown, configuration };
      return this.#needs(here).flatMap((need) => (this.#isAllowedAsKnown(need, here, judge) ? (questionOf(need, here) ?? []) : []));
    });
    return questions.length === 0 ? undefined : rights.find(questions);
  }

  #needs(shown: ShownNotification): readonly NeededCommand[] {
    return this.#wishes(shown).flatMap((wish) => [...wish.needs, ...otherwiseOf(wish).flatMap(({ needs }) => needs)]);
  }

  #isAllowedAsKnown(need: NeededCommand, shown: ShownNotification, judge: ButtonJudges): boolean {
    return this.#answers.get(this.#keyOf(need, shown, judge))?.isAllowed === true;
  }

  #mayAsk(): boolean {
    const second = Math.floor(this.#nowMs() / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#judgedCount = 0;
    }
    this.#judgedCount += 1;
    return this.#judgedCount <= JUDGED_PER_SECOND;
  }

  /** Never rejects. */
  async #ask(
    key: string,
    { need, shown, judge }: { readonly need: NeededCommand; readonly shown: ShownNotification; readonly judge: ButtonJudges },
  ): Promise<void> {
    const asking = this.#asking;
    const answers = this.#answers;
    const answered = this.#isAllowed(need, shown, judge).then((isAllowed) => {
      const freshUntil = this.#nowMs() + (isAllowed ? ANSWER_LIFETIME_MS : REFUSAL_LIFETIME_MS);
      answers.set(key, { isAllowed, freshUntil });
      asking.delete(key);
    });
    asking.set(key, answered);
    return answered;
  }

  async #isAllowed(need: NeededCommand, shown: ShownNotification, judge: ButtonJudges): Promise<boolean> {
    const { configuration } = shown;
    const question = questionOf(need, shown);
    if (question === undefined) return false;
    try {
      return await judge.isAllowed(question);
    } catch (error) {
      this.#options.logger.warn(
        { error, configurationName: configuration.configurationName },
        'whether a button may be shown is not known',
      );
      return false;
    }
  }

  #keyOf({ line, shape = line, isGuess }: NeededCommand, { configuration, notification }: ShownNotification, judge: ButtonJudges): string {
    const { configurationName } = configuration;
    let isBlind = this.#blind.get(configurationName);
    if (isBlind === undefined) {
      isBlind = judge.isBlindToNames(configuration);
      this.#blind.set(configurationName, isBlind);
    }
    return `${configurationName}\n${notification.accountId ?? ''}\n${notification.region ?? ''}\n${isBlind ? shape : line}${isGuess === true ? '?' : ''}`;
  }

  #wishes({ incident, ...shown }: ShownNotification): readonly ButtonWish[] {
    const { notification, configuration } = shown;
    const context = incident?.context;
    const before = this.#wished.get(notification);
    if (before !== undefined && before.configuration === configuration && before.context === context) return before.wishes;
    const wishes = this.#askSources({ ...shown, ...(context === undefined ? {} : { context }) });
    this.#wished.set(notification, { configuration, context, wishes });
    return wishes;
  }

  #askSources(shown: ButtonSubject): readonly ButtonWish[] {
    return this.#options.sources.flatMap((source) => {
      try {
        return source(shown);
      } catch (error) {
        this.#options.logger.error({ error, eventId: shown.event.id }, 'buttons of a notification could not be made');
        return [];
      }
    });
  }

  #nowMs(): number {
    return this.#options.now().getTime();
  }
}

function questionOf({ line, isGuess }: NeededCommand, shown: ShownNotification): ButtonQuestion | undefined {
  const place = placeOfEvent(shown);
  return place === undefined ? undefined : { configuration: shown.configuration, line, isGuess, ...place };
}

function otherwiseOf({ otherwise }: ButtonWish): readonly Omit<ButtonWish, 'otherwise'>[] {
  return otherwise === undefined ? [] : [otherwise];
}
