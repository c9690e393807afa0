// A flow under a schedule of events, faults of the chat and deaths of the process, and what is wrong afterwards.
import { incidentCode } from '../../domain/incident-code.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { Incident } from '../../domain/incident.ts';
import type { UpdatePolicy } from '../../domain/update-policy.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { ChatFault, FickleChat } from './fickle-chat.ts';
import type { ThreadFlow } from './open-thread-flow.ts';

/** A state of the alarm that the events tell of. */
export type AlarmState = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';

/** What happens next. */
export type Operation =
  | { readonly kind: 'event'; readonly state: AlarmState; readonly isLate: boolean; readonly isTwice: boolean }
  | { readonly kind: 'faults'; readonly faults: readonly ChatFault[] }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'silence'; readonly seconds: number }
  | { readonly kind: 'end-silences' }
  | { readonly kind: 'care' }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'kill' }
  | { readonly kind: 'delete-messages' }
  | { readonly kind: 'reconfigure'; readonly updates: UpdatePolicy; readonly channelId: string }
  | { readonly kind: 'pass-time'; readonly seconds: number };

const OPS = 'ops';
const ANA = { userId: 'web:ana', displayName: 'Ana' };

/** Longer than any pause between attempts. */
const LONG_PAUSE_MS = 6 * 60_000;

interface TakenEvent {
  readonly eventId: string;
  readonly state: AlarmState;
  readonly at: number;
  /** Whether the policy of its time has the message changed. */
  readonly isEdited: boolean;
}

/** A flow under a schedule, and what it was given. */
export class IncidentTrial {
  readonly #events: TakenEvent[] = [];
  readonly #flow: ThreadFlow;
  readonly #chat: FickleChat;
  #isEdited: boolean;

  constructor(flow: ThreadFlow, chat: FickleChat) {
    this.#flow = flow;
    this.#chat = chat;
    this.#isEdited = flow.configurations.every(({ updates }) => updates?.edit === true);
  }

  /** Lets it all happen, and then everything work until nothing waits. */
  async run(operations: readonly Operation[]): Promise<void> {
    for (const one of operations) await this.#apply(one);
    this.#chat.mend();
    await this.#endSilences();
    await this.#flow.care();
    for (let pause = 0; pause < 30 && (await this.#isWaiting()); pause += 1) {
      this.#flow.context.advance(LONG_PAUSE_MS);
      await this.#deliver();
    }
  }

  /** Says what is not as promised: nothing lost, nothing twice but after unknown outcomes, in order, the newest state shown in the end. */
  async findFaults(): Promise<readonly string[]> {
    const deliveries = await this.#deliveries();
    return [
      ...this.#events.flatMap(({ eventId }) => faultsOfEvent(deliveries.filter((delivery) => delivery.eventId === eventId))),
      ...deliveries.flatMap((delivery) => this.#faultsOfPosts(delivery)),
      ...this.#faultsOfOrder(deliveries),
      ...(await this.#faultsOfState(deliveries)),
      ...(await this.#faultsOfSilence(deliveries)),
    ];
  }

  #faultsOfPosts({ id, status, isPossibleDuplicate }: Delivery): readonly string[] {
    const count = this.#chat.takenOf(id);
    if (count > 1 && !isPossibleDuplicate) return [`${id} was shown ${count} times and is not marked`];
    // What was shown without an answer may have nothing left to say at the next attempt.
    return count > 0 && status === 'folded' && !isPossibleDuplicate ? [`${id} is folded and was shown`] : [];
  }

  #faultsOfOrder(deliveries: readonly Delivery[]): readonly string[] {
    return [...Map.groupBy(deliveries, ({ incidentId }) => incidentId).values()].flatMap((own) => {
      const ids = own.map(({ id }) => id);
      const posted = this.#chat.posted.filter((id) => ids.includes(id));
      const expected = ids.filter((id) => posted.includes(id));
      return posted.join() === expected.join() ? [] : [`posted ${posted.join()} instead of ${expected.join()}`];
    });
  }

  async #faultsOfState(deliveries: readonly Delivery[]): Promise<readonly string[]> {
    const newest = this.#events.toSorted((left, right) => left.at - right.at).at(-1);
    if (newest === undefined) return [];
    const incidents = await this.#incidentsOf(deliveries);
    const openCount = incidents.filter(({ closedAt }) => closedAt === undefined).length;
    const shown = incidents.find(({ steps }) => steps.some(({ at, lastAt = at }) => Date.parse(lastAt) === newest.at));
    const faults = openCount === (newest.state === 'OK' ? 0 : 1) ? [] : [`${openCount} incidents are open after ${newest.state}`];
    if (shown?.steps.at(-1)?.state !== newest.state) return [...faults, `the history does not end with ${newest.state}`];
    const isAllSent = deliveries.every(({ eventId, status }) => eventId !== newest.eventId || status === 'sent');
    if (!newest.isEdited || !isAllSent || shown.messageReference === undefined) return faults;
    const text = this.#chat.textOf(shown.messageReference.messageId);
    return text === undefined || text.includes(newest.state) ? faults : [...faults, `the message shows ${text} after ${newest.state}`];
  }

  /** With every silence over, nothing that is open is kept from people. */
  async #faultsOfSilence(deliveries: readonly Delivery[]): Promise<readonly string[]> {
    const open = (await this.#incidentsOf(deliveries)).filter(({ closedAt }) => closedAt === undefined);
    const hidden = open.filter(({ muted, isUnshown }) => muted !== undefined || isUnshown === true);
    return hidden.map(({ id }) => `${id} is open and kept back by nothing`);
  }

  async #incidentsOf(deliveries: readonly Delivery[]): Promise<readonly Incident[]> {
    const ids = [...new Set(deliveries.flatMap(({ incidentId }) => incidentId ?? []))];
    const found = await Promise.all(ids.map((id) => this.#flow.store().records.incidents.find(id)));
    return found.filter((incident) => incident !== undefined);
  }

  async #deliveries(): Promise<readonly Delivery[]> {
    const all = await this.#flow.store().records.deliveries.list({ limit: 1_000 });
    return all.toReversed();
  }

  async #apply(one: Operation): Promise<void> {
    switch (one.kind) {
      case 'event':
        await this.#take(one);
        return;
      case 'faults':
        this.#chat.expect(one.faults);
        return;
      case 'deliver':
        await this.#deliver();
        return;
      case 'acknowledge':
        await this.#acknowledge();
        return;
      case 'silence':
        await this.#silence(one.seconds);
        return;
      case 'end-silences':
        await this.#endSilences();
        return;
      case 'care':
        await this.#flow.care();
        return;
      case 'kill':
        await this.#restart();
        return;
      case 'delete-messages':
        this.#chat.deleteAll();
        return;
      case 'reconfigure':
        this.#reconfigure(one);
        return;
      case 'pass-time':
        this.#flow.context.advance(one.seconds * 1_000);
    }
  }

  async #acknowledge(): Promise<void> {
    const [open] = await this.#flow.store().records.incidents.listOpen(OPS, 1);
    if (open !== undefined) await this.#flow.desk().acknowledge({ configurationName: OPS, code: incidentCode(open.id) }, { by: ANA });
  }

  async #silence(seconds: number): Promise<void> {
    const endsAt = new Date(this.#flow.context.now().getTime() + seconds * 1_000);
    await this.#flow
      .desk()
      .addSilence({ matchers: [{ label: 'kind', operator: '=', values: ['*'] }], reason: 'trial', endsAt }, { by: ANA });
  }

  async #endSilences(): Promise<void> {
    for (const { code } of await this.#flow.desk().listSilences({})) await this.#flow.desk().removeSilence(code, { by: ANA });
  }

  #reconfigure({ updates, channelId }: Extract<Operation, { kind: 'reconfigure' }>): void {
    this.#isEdited = updates.edit;
    this.#flow.configurations = [aChannelConfiguration({ updates, channel: { platform: 'web', workspaceId: '', channelId } })];
  }

  async #take({ state, isLate, isTwice }: Extract<Operation, { kind: 'event' }>): Promise<void> {
    this.#flow.context.advance(1_000);
    const at = this.#flow.context.now().getTime() - (isLate ? 30_500 : 0);
    // No two at one instant: which of them is newer, nobody could say.
    if (this.#events.some((event) => event.at === at)) return;
    const key = `event at ${at}`;
    const { eventId } = await this.#flow.take(state, { at: new Date(at), key });
    this.#events.push({ eventId, state, at, isEdited: this.#isEdited });
    if (isTwice) await this.#flow.take(state, { at: new Date(at), key });
  }

  async #deliver(): Promise<void> {
    const outcome = await Promise.race([this.#flow.deliver(), this.#chat.killed]);
    if (outcome === 'killed') await this.#restart();
  }

  async #restart(): Promise<void> {
    for (;;) {
      this.#chat.forgetKill();
      if ((await Promise.race([this.#flow.restart(), this.#chat.killed])) !== 'killed') return;
    }
  }

  async #isWaiting(): Promise<boolean> {
    const { queued, sending } = await this.#flow.store().records.deliveries.countByStatus();
    return queued + sending > 0;
  }
}

function faultsOfEvent(own: readonly Delivery[]): readonly string[] {
  const unsettled = own.filter(({ status }) => status === 'queued' || status === 'sending');
  const unexplained = own.filter(({ status, reason = '' }) => status !== 'sent' && reason === '');
  return [
    ...(own.length === 0 ? ['an event has no disposition'] : []),
    ...unsettled.map(({ id, status }) => `${id} is ${status}`),
    ...unexplained.map(({ id, status }) => `${id} is ${status} without a reason`),
  ];
}
