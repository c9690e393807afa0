import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkAuditEvent, type AuditHead } from './audit-chain.ts';
import { auditEntryToJson, toAuditLine } from './audit-line.ts';
import { AuditVerifier, type AuditFault, type AuditReport, type AuditScope } from './audit-verifier.ts';
import { anAuditChain, headsOf, type PlainAuditEvent } from './testing/an-audit-chain.ts';

type Line = Readonly<Record<string, unknown>>;

/** What was exported is read again, so that lines are what a file holds. */
function linesOf(events: readonly PlainAuditEvent[]): Line[] {
  return anAuditChain(events).map((entry) => JSON.parse(toAuditLine(entry)) as Line);
}

function verify(lines: readonly unknown[], scope: AuditScope = 'whole', anchors: readonly AuditHead[] = []): AuditReport {
  const verifier = new AuditVerifier({ scope, anchors });
  for (const [index, line] of lines.entries()) verifier.add(line, `line ${index + 1}`);
  return verifier.finish();
}

const faultOf = (lines: readonly unknown[], scope?: AuditScope, anchors?: readonly AuditHead[]): AuditFault | undefined =>
  verify(lines, scope, anchors).break?.fault;

const A: PlainAuditEvent = {};
const B: PlainAuditEvent = { node: 'node-b' };
const ANCHOR: PlainAuditEvent = { kind: 'audit.anchored' };

/** Links a forged event as whoever knows the algorithm can. */
function forge(line: Line, changes: Line): Line {
  const [entry] = anAuditChain([{ id: String(changes['id'] ?? line['id']) }]);
  if (entry === undefined) throw new TypeError('no entry');
  const link = linkAuditEvent(entry.event, String(line['node']), {
    sequence: Number(line['sequence']) - 1,
    hash: String(line['previousHash']),
  });
  return auditEntryToJson({ event: entry.event, link });
}

describe('AuditVerifier', () => {
  it('finds whole chains of several nodes and days intact', () => {
    const report = verify(linesOf([A, B, ...Array.from({ length: 70 }, () => A), { ...ANCHOR, node: 'node-b' }]));

    expect(report).toMatchObject({ isIntact: true, eventCount: 73, beforeChainCount: 0, repeatedCount: 0, anchorCount: 2 });
    expect(report.chains).toMatchObject([
      { node: 'node-a', firstSequence: 1, firstDay: '2026-03-01', sequence: 71, day: '2026-03-02' },
      { node: 'node-b', firstSequence: 1, sequence: 2, day: '2026-03-02' },
    ]);
  });

  it('finds a clock that stepped back over midnight intact', () => {
    const report = verify(linesOf([A, { at: new Date('2026-03-02T00:00:01Z') }, { at: new Date('2026-03-01T23:59:59Z') }, A]));

    expect(report).toMatchObject({ isIntact: true, eventCount: 4 });
  });

  it('tells what is of before the chain and does not count it as verified', () => {
    const { node: _, day: __, sequence: ___, previousHash: ____, hash: _____, ...old } = linesOf([A])[0] ?? {};

    expect(verify([old, old, ...linesOf([A])])).toMatchObject({ isIntact: true, eventCount: 1, beforeChainCount: 2 });
    expect(verify([...linesOf([A]), old]).break).toMatchObject({ fault: 'without-place', where: 'line 2' });
    expect(verify([old]).break).toMatchObject({ fault: 'nothing-to-verify' });
  });

  it.each([[[]], [[17]], [['text']], [[null]], [[[]]], [[{ id: '1', kind: 'command.received', at: 'now', node: 'a' }]]])(
    'takes nothing for a chain that is none: %j',
    (lines) => {
      expect(verify(lines).isIntact).toBe(false);
    },
  );

  it('names the place where something was changed', () => {
    const lines = linesOf([A, A, B, A]);
    lines[3] = { ...lines[3], person: { userId: 'web:ben', displayName: 'Ana' } };

    expect(verify(lines).break).toEqual({
      fault: 'changed',
      where: 'line 4',
      node: 'node-a',
      sequence: 3,
      id: 'event-3',
      text: 'event 3 of node-a was changed: its hash is not that of what it says',
    });
  });

  it('names what is missing', () => {
    const lines = linesOf([A, A, A, A]);

    expect(verify(lines.toSpliced(1, 2)).break?.text).toBe('events 2 to 3 of node-a are missing');
    expect(verify(lines.toSpliced(1, 1)).break?.text).toBe('event 2 of node-a is missing');
    expect(verify(lines.slice(1)).break?.text).toBe('event 1 of node-a is missing');
  });

  it('takes a piece that begins and ends anywhere, but has no gap', () => {
    const lines = linesOf([A, A, ANCHOR, A, A]);

    expect(verify(lines.slice(1, 4), 'part')).toMatchObject({ isIntact: true, chains: [{ firstSequence: 2, sequence: 4 }] });
    expect(faultOf(lines.toSpliced(2, 1), 'part')).toBe('missing');
  });

  it('takes an excerpt with gaps, but nothing changed or moved in it', () => {
    const lines = linesOf([A, A, A, A, A]);
    const excerpt = lines.toSpliced(2, 1);

    expect(faultOf(excerpt, 'excerpt')).toBeUndefined();
    expect(faultOf(excerpt.toReversed(), 'excerpt')).toBe('out-of-order');
    expect(faultOf(excerpt.with(3, { ...excerpt[3], at: '' }), 'excerpt')).toBe('changed');
  });

  it('takes what a sink has twice after a crash, unless it differs', () => {
    const lines = linesOf([A, A, A, A]);
    const [first = {}, second = {}, third = {}, fourth = {}] = lines;

    expect(verify([first, second, third, second, third, fourth], 'part')).toMatchObject({
      isIntact: true,
      eventCount: 4,
      repeatedCount: 2,
    });
    expect(faultOf([first, second, third, forge(second, { id: 'other' })], 'part')).toBe('forked');
    expect(faultOf([first, second, second], 'whole')).toBe('out-of-order');
  });

  it('finds a chain that goes on from another event than the one that is here', () => {
    const lines = linesOf([A, A, A]);

    expect(verify(lines.with(1, forge(lines[1] ?? {}, { id: 'other' }))).break).toMatchObject({
      fault: 'forked',
      where: 'line 3',
      text: 'event 3 of node-a does not go on from event 2 as it is here',
    });
  });

  it('finds a chain cut off that somebody has kept the head of', () => {
    const entries = anAuditChain([A, A, B, A]);
    const lines = entries.map(auditEntryToJson);

    expect(verify(lines.slice(0, 2), 'part', headsOf(entries)).break).toMatchObject({
      fault: 'cut-off',
      node: 'node-a',
      sequence: 3,
      text: 'the chain of node-a had at least 3 events; here it ends with event 2',
    });
    expect(verify(lines.toSpliced(2, 1), 'whole', headsOf(entries)).break?.text).toBe(
      'the chain of node-b had at least 1 events; no event of it is here',
    );
    expect(faultOf(lines, 'whole', headsOf(entries))).toBeUndefined();
  });

  it('finds a whole chain written anew, by a head that somebody has kept', () => {
    const kept = headsOf(anAuditChain([A, A, A]));
    const rewritten = anAuditChain([A, { id: 'forged' }, A, A]).map(auditEntryToJson);

    expect(faultOf(rewritten)).toBeUndefined();
    expect(verify(rewritten, 'whole', kept).break?.text).toBe('event 3 of node-a is another than the one that was anchored');
  });

  it('finds all events of another node taken out, by the anchors of this one', () => {
    const lines = linesOf([B, B, A, ANCHOR, A]);

    expect(faultOf(lines)).toBeUndefined();
    expect(faultOf(lines.slice(2))).toBe('cut-off');
    expect(faultOf(lines.toSpliced(1, 1))).toBe('cut-off');
  });

  describe('property', () => {
    const anyEvents = fc.array(fc.constantFrom(A, B, ANCHOR, { ...ANCHOR, node: 'node-b' }), { minLength: 3, maxLength: 12 });

    /** A way of tampering, and for which pieces it can be seen at all. */
    const ways: Record<string, (lines: readonly Line[], at: number, other: number) => readonly unknown[]> = {
      'a member edited': (lines, at, other) => {
        const names = ['id', 'kind', 'at', 'commandId', 'node', 'day', 'sequence', 'previousHash', 'hash'];
        const name = names[other % names.length] ?? 'id';
        const value = lines[at]?.[name];
        return lines.with(at, { ...lines[at], [name]: typeof value === 'number' ? value + 1 : `${String(value)}x` });
      },
      'something added': (lines, at) => lines.with(at, { ...lines[at], outcome: 'succeeded' }),
      'a detail edited': (lines, at) => lines.with(at, { ...lines[at], detail: { index: -1 } }),
      'its place taken away': (lines, at) => {
        const { hash: _, ...rest } = lines[at] ?? {};
        return lines.with(at, rest);
      },
      'an event inserted': (lines, at) => lines.toSpliced(at, 0, forge(lines[at] ?? {}, { id: 'inserted' })),
      'an event replaced': (lines, at) => lines.with(at, forge(lines[at] ?? {}, { id: 'replaced' })),
      'an event doubled': (lines, at) => lines.toSpliced(at, 0, lines[at] ?? {}),
      'an event of another node under this name': (lines, at, other) =>
        lines.with(at, { ...lines[other % lines.length], node: lines[at]?.['node'] }),
      'an event deleted': (lines, at) => lines.toSpliced(at, 1),
      'the tail cut off': (lines, at) => lines.slice(0, at),
      'two events swapped': (lines, at, other) => {
        const index = other % lines.length;
        return lines.with(at, lines[index] ?? {}).with(index, lines[at] ?? {});
      },
    };

    it.each(Object.entries(ways))('finds %s every time', (_, tamper) => {
      const property = fc.property(anyEvents, fc.nat(), fc.nat(), (events, position, other) => {
        const entries = anAuditChain(events);
        const lines = entries.map((entry) => JSON.parse(toAuditLine(entry)) as Line);
        const tampered = tamper(lines, position % lines.length, other);
        const isSameForEachNode = ['node-a', 'node-b'].every((node) => {
          const of = (all: readonly unknown[]): string => JSON.stringify(all.filter((line) => (line as Line)['node'] === node));
          return of(tampered) === of(lines);
        });
        // Events of different nodes have no order among each other.
        fc.pre(!isSameForEachNode);

        expect(verify(lines, 'whole', headsOf(entries)).isIntact).toBe(true);
        expect(verify(tampered, 'whole', headsOf(entries)).isIntact).toBe(false);
      });

      expect(() => fc.assert(property)).not.toThrow();
    });

    it('never throws, whatever the lines are', () => {
      const property = fc.property(fc.array(fc.jsonValue()), (lines) => {
        expect(verify(lines, 'part').isIntact).toBe(false);
      });

      expect(() => fc.assert(property)).not.toThrow();
    });
  });
});
