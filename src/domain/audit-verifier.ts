// Walks through audit events in their order and finds the first place where a chain is broken. It needs nothing but the events: no
// store, no network, and no trust in whoever hands them over.
import { hashBeforeChain, type AuditHead } from './audit-chain.ts';
import { readAuditJson, type AuditLine, type AuditLinePlace } from './audit-line.ts';

/**
 * How much of the chains is there. `whole`: all from the first event on. `part`: a piece of each without gaps, as an export or a
 * sink's file. `excerpt`: with gaps, as the log group of one channel.
 */
export type AuditScope = 'whole' | 'part' | 'excerpt';

/** What is wrong at the first wrong place. */
export type AuditFault =
  /** It is no audit event at all. */
  | 'unreadable'
  /** The hash is not that of the content. */
  | 'changed'
  | 'missing'
  /** It goes on from another event than the one before it, or a second event has its place. */
  | 'forked'
  | 'out-of-order'
  /** It has no place in a chain although the chains have begun. */
  | 'without-place'
  /** The chain ends before an event that is known to have been there. */
  | 'cut-off'
  | 'nothing-to-verify';

/** The first wrong place. */
export interface AuditBreak {
  readonly fault: AuditFault;
  /** Such as `line 17`; absent where the fault is what is not there. */
  readonly where?: string;
  readonly node?: string;
  readonly sequence?: number;
  readonly id?: string;
  /** A sentence for people. */
  readonly text: string;
}

/** What was found of one node. */
interface VerifiedChain extends AuditHead {
  readonly firstSequence: number;
  readonly firstDay: string;
}

/** What was found. */
export interface AuditReport {
  readonly isIntact: boolean;
  readonly break?: AuditBreak;
  readonly eventCount: number;
  /** Events of before the chain: nothing can be said about them. */
  readonly beforeChainCount: number;
  /** Events that came a second time, unchanged, as sinks have them after a crash. */
  readonly repeatedCount: number;
  readonly anchorCount: number;
  readonly chains: readonly VerifiedChain[];
}

interface ChainState {
  readonly firstSequence: number;
  readonly firstDay: string;
  last: AuditHead;
  /** Hashes of the newest events by their sequence. */
  readonly recent: Map<number, string>;
}

/** How far back an event is recognized that comes again: a sink writes no more than this at once. */
const RECENT_MAX = 20_000;

/** What verifying starts from. */
export interface AuditVerifierOptions {
  readonly scope: AuditScope;
  /** Heads that somebody else has kept, such as another sink: the chains must go through them. */
  readonly anchors?: readonly AuditHead[];
}

/** Verifies events one after the other; nothing is looked at any more after the first break. */
export class AuditVerifier {
  readonly #scope: AuditScope;
  readonly #chains = new Map<string, ChainState>();
  /** Heads that the chains have still to come to, by node and sequence. */
  readonly #expected = new Map<string, Map<number, string>>();
  #break: AuditBreak | undefined;
  #eventCount = 0;
  #beforeChainCount = 0;
  #repeatedCount = 0;
  #anchorCount = 0;

  constructor({ scope, anchors = [] }: AuditVerifierOptions) {
    this.#scope = scope;
    for (const anchor of anchors) this.#expect(anchor);
  }

  /** Takes the next event as JSON; false from the first break on. */
  add(value: unknown, where: string): boolean {
    if (this.#break !== undefined) return false;
    const line = readAuditJson(value);
    if (line === undefined) this.#break = { fault: 'unreadable', where, text: 'this is no audit event' };
    else this.#break = line.place === undefined ? this.#addWithoutPlace(line, where) : this.#addLinked(line, line.place, where);
    return this.#break === undefined;
  }

  /** Notes that something could not even be read as JSON. */
  addUnreadable(where: string): void {
    this.#break ??= { fault: 'unreadable', where, text: 'this is no JSON' };
  }

  /** Says what was found. */
  finish(): AuditReport {
    this.#break ??= this.#findCutOff() ?? this.#findNothing();
    return {
      isIntact: this.#break === undefined,
      ...(this.#break === undefined ? {} : { break: this.#break }),
      eventCount: this.#eventCount,
      beforeChainCount: this.#beforeChainCount,
      repeatedCount: this.#repeatedCount,
      anchorCount: this.#anchorCount,
      chains: [...this.#chains.values()].map(({ firstSequence, firstDay, last }) => ({ ...last, firstSequence, firstDay })),
    };
  }

  #addWithoutPlace({ id }: AuditLine, where: string): AuditBreak | undefined {
    if (this.#chains.size > 0) return { fault: 'without-place', where, id, text: 'this event has no place in a chain' };
    this.#beforeChainCount += 1;
    return undefined;
  }

  #addLinked({ id, anchors }: AuditLine, place: AuditLinePlace, where: string): AuditBreak | undefined {
    const { node, day, sequence, hash, contentHash } = place;
    const broken = (fault: AuditFault, text: string): AuditBreak => ({ fault, where, node, sequence, id, text });
    if (contentHash !== hash) return broken('changed', `event ${sequence} of ${node} was changed: its hash is not that of what it says`);
    const chain = this.#chains.get(node);
    if (chain !== undefined && sequence <= chain.last.sequence) {
      const known = chain.recent.get(sequence);
      if (known === hash && this.#scope !== 'whole') {
        this.#repeatedCount += 1;
        return undefined;
      }
      if (known === undefined || known === hash)
        return broken('out-of-order', `event ${sequence} of ${node} comes after event ${chain.last.sequence}`);
      return broken('forked', `there are two different events ${sequence} of ${node}`);
    }
    const fault = this.#findBrokenLink(chain, place);
    if (fault !== undefined) return broken(fault.fault, fault.text);
    this.#eventCount += 1;
    this.#goOn(chain, { node, day, sequence, hash });
    return this.#meet({ node, day, sequence, hash }, broken) ?? this.#addAnchors(anchors, broken);
  }

  #findBrokenLink(chain: ChainState | undefined, place: AuditLinePlace): Pick<AuditBreak, 'fault' | 'text'> | undefined {
    const { node, sequence, previousHash } = place;
    const lastSequence = chain?.last.sequence ?? 0;
    if (sequence === lastSequence + 1) {
      const isLinked = previousHash === (chain?.last.hash ?? hashBeforeChain(node));
      if (isLinked) return undefined;
      return { fault: 'forked', text: `event ${sequence} of ${node} does not go on from event ${lastSequence} as it is here` };
    }
    const mayBegin = chain === undefined && this.#scope !== 'whole';
    if (mayBegin || this.#scope === 'excerpt') return undefined;
    const [first, last] = [lastSequence + 1, sequence - 1];
    const text = first === last ? `event ${first} of ${node} is missing` : `events ${first} to ${last} of ${node} are missing`;
    return { fault: 'missing', text };
  }

  #goOn(chain: ChainState | undefined, head: AuditHead): void {
    const { node, day, sequence, hash } = head;
    const state = chain ?? { firstSequence: sequence, firstDay: day, last: head, recent: new Map<number, string>() };
    state.last = head;
    state.recent.set(sequence, hash);
    for (const old of state.recent.keys()) {
      if (state.recent.size <= RECENT_MAX) break;
      state.recent.delete(old);
    }
    this.#chains.set(node, state);
  }

  #addAnchors(anchors: readonly AuditHead[], broken: (fault: AuditFault, text: string) => AuditBreak): AuditBreak | undefined {
    for (const anchor of anchors) {
      this.#anchorCount += 1;
      const chain = this.#chains.get(anchor.node);
      const known = chain?.recent.get(anchor.sequence);
      if (known !== undefined && known !== anchor.hash) {
        return broken('forked', `this event anchors another event ${anchor.sequence} of ${anchor.node} than the one that is here`);
      }
      // What lies before a piece, or is still on its way to a sink, says nothing against it.
      if (this.#scope === 'whole' && anchor.sequence > (chain?.last.sequence ?? 0)) this.#expect(anchor);
    }
    return undefined;
  }

  #expect({ node, sequence, hash }: AuditHead): void {
    const ofNode = this.#expected.get(node) ?? new Map<number, string>();
    ofNode.set(sequence, hash);
    this.#expected.set(node, ofNode);
  }

  #meet({ node, sequence, hash }: AuditHead, broken: (fault: AuditFault, text: string) => AuditBreak): AuditBreak | undefined {
    const ofNode = this.#expected.get(node);
    const expected = ofNode?.get(sequence);
    if (ofNode === undefined || expected === undefined) return undefined;
    ofNode.delete(sequence);
    return expected === hash ? undefined : broken('forked', `event ${sequence} of ${node} is another than the one that was anchored`);
  }

  #findCutOff(): AuditBreak | undefined {
    for (const [node, ofNode] of this.#expected) {
      const last = this.#chains.get(node)?.last.sequence ?? 0;
      const beyond = [...ofNode.keys()].filter((sequence) => sequence > last);
      if (beyond.length === 0) continue;
      const sequence = Math.max(...beyond);
      const end = last === 0 ? 'no event of it is here' : `here it ends with event ${last}`;
      return { fault: 'cut-off', node, sequence, text: `the chain of ${node} had at least ${sequence} events; ${end}` };
    }
    return undefined;
  }

  #findNothing(): AuditBreak | undefined {
    if (this.#eventCount > 0) return undefined;
    return { fault: 'nothing-to-verify', text: 'there is no event with a place in a chain' };
  }
}
