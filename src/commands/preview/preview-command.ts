// Before somebody confirms: what the command names, as it is at present, and whether AWS would allow it. Bounded in time;
// whatever fails or is late is left out with a word.
import { hasMorePages } from '../../catalogue/has-more-pages.ts';
import type { Catalogue } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { CommandPreview, DryRunOutcome, LookUpCall, ThingState } from '../../domain/command-preview.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { LookUp, LookUpOutcome } from '../look-up.ts';
import { describeThing } from './describe-thing.ts';
import { findLooks, type FoundLook } from './find-looks.ts';
import { findThing } from './find-thing.ts';

/** How long all of it may take together: a card that is later than this is no help. Our own bound. */
export const PREVIEW_TIMEOUT_MS = 3000;

/** What previewing needs. */
export interface PreviewContext {
  readonly catalogue: Catalogue;
  /** Makes a call under the rules of the command's channel. */
  readonly lookUp: LookUp;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Looks at what the command names, and tries it with `DryRun` where its operation has it. Never rejects. */
export async function previewCommand(command: ParsedCommand, context: PreviewContext): Promise<CommandPreview> {
  const [looks, dryRun] = await Promise.all([
    Promise.all(findLooks(command, context.catalogue).map((look) => seeThings(look, command, context))),
    tryDryRun(command, context),
  ]);
  return {
    things: mergeThings(looks.flatMap(({ things }) => things)),
    ...(dryRun.outcome === undefined ? {} : { dryRun: dryRun.outcome }),
    leftOut: [...new Set([...looks.flatMap(({ leftOut }) => leftOut), ...dryRun.leftOut])],
  };
}

/** What several reads tell of one thing is told together. */
function mergeThings(things: readonly ThingState[]): readonly ThingState[] {
  const merged = new Map<string, ThingState>();
  for (const thing of things) {
    const before = merged.get(thing.id);
    const together =
      before === undefined
        ? thing
        : { ...before, ...thing, traits: [...before.traits, ...thing.traits], tags: [...before.tags, ...thing.tags] };
    merged.set(thing.id, { ...together, exists: thing.exists && before?.exists !== false });
  }
  return [...merged.values()];
}

interface Seen {
  readonly things: readonly ThingState[];
  readonly leftOut: readonly string[];
}

/** What is about to be made need not exist. */
const MAKING = /^(?:Create|Register|Import|Put|Request|Allocate)(?=[A-Z])/;

async function seeThings(look: FoundLook, command: ParsedCommand, context: PreviewContext): Promise<Seen> {
  const { ids } = look;
  const outcome = await context.lookUp(look.call, context.signal);
  const gone = idsGone(outcome, ids);
  const rest = ids.filter((id) => !gone.includes(id));
  const isPartlyGone = gone.length > 0 && rest.length > 0;
  // AWS refuses a list of which one thing does not exist.
  const restOutcome = isPartlyGone ? await context.lookUp(callFor(look, rest), context.signal) : outcome;
  const states = MAKING.test(command.operation) ? [] : gone.map(absent);
  if (rest.length === 0) return { things: states, leftOut: [] };
  if (restOutcome.kind !== 'answered') return { things: states, leftOut: [whyUnseen(restOutcome, look.call)] };
  const seen = rest.flatMap((id) => seeThing(id, { look, command, context, output: restOutcome.output }));
  return { things: [...seen, ...states], leftOut: [] };
}

interface Answered {
  readonly look: FoundLook;
  readonly command: ParsedCommand;
  readonly context: PreviewContext;
  readonly output: Readonly<Record<string, unknown>>;
}

function seeThing(id: string, { look, command, context, output }: Answered): readonly ThingState[] {
  if (look.tell !== undefined) {
    const traits = look.tell(output, id);
    if (traits !== undefined) return [{ id, exists: true, traits, tags: [] }];
    return MAKING.test(command.operation) ? [] : [absent(id)];
  }
  const thing = look.isWhole ? output : findThing(output, id);
  if (thing !== undefined) return [describeThing(id, thing)];
  const paginator = context.catalogue.service(look.call.service)?.operation(look.call.operation)?.paginator;
  const mayFollow = paginator !== undefined && hasMorePages(paginator, output);
  return mayFollow || MAKING.test(command.operation) ? [] : [absent(id)];
}

function absent(id: string): ThingState {
  return { id, exists: false, traits: [], tags: [] };
}

function callFor({ call, as, ids }: FoundLook, rest: readonly string[]): LookUpCall {
  return { ...call, params: { ...call.params, [as]: Array.isArray(call.params[as]) ? rest : (rest[0] ?? ids[0]) } };
}

// Match: InvalidInstanceID.NotFound, ResourceNotFoundException, DBInstanceNotFound, AWS.SimpleQueueService.NonExistentQueue. Near miss: AccessDenied.
const NOT_FOUND = /NotFound|NonExistent|DoesNotExist|NoSuch/;
// CloudFormation has a code for everything that does not fit. Match: Stack with id shop does not exist. Near miss: Template format error.
const DOES_NOT_EXIST = /does not exist|doesn't exist|not found/i;

/** Those of which AWS says that they do not exist; where it names none of several, nobody knows which it means. */
function idsGone(outcome: LookUpOutcome, ids: readonly string[]): readonly string[] {
  if (outcome.kind !== 'refused') return [];
  if (!NOT_FOUND.test(outcome.code) && !DOES_NOT_EXIST.test(outcome.message)) return [];
  const named = ids.filter((id) => outcome.message.includes(id));
  return named.length > 0 || ids.length > 1 ? named : ids;
}

/** Longest text of AWS that is repeated. */
const MESSAGE_MAX_LENGTH = 400;

function whyUnseen(outcome: Exclude<LookUpOutcome, { kind: 'answered' }>, { service }: LookUpCall): string {
  const what = 'What the command names could not be looked at';
  switch (outcome.kind) {
    case 'denied':
      return `${what}: this channel may not read it.`;
    case 'late':
      return `${what} in time.`;
    case 'refused':
      return `${what}: ${service} answered ${truncateText(outcome.code, MESSAGE_MAX_LENGTH)}.`;
    case 'failed':
      return `${what}.`;
  }
}

interface TriedDryRun {
  readonly outcome?: DryRunOutcome;
  readonly leftOut: readonly string[];
}

// Match: UnauthorizedOperation, AccessDenied. Near miss: InvalidInstanceID.NotFound.
const UNAUTHORIZED = /Unauthorized|AccessDenied|AuthFailure|NotAuthorized/;

async function tryDryRun(command: ParsedCommand, { catalogue, lookUp, signal }: PreviewContext): Promise<TriedDryRun> {
  if (!hasDryRun(command, catalogue)) return { leftOut: [] };
  const { service, operation, params } = command;
  const outcome = await lookUp({ service, operation, params: { ...params, DryRun: true } }, signal);
  if (outcome.kind === 'refused') return { outcome: toDryRunOutcome(outcome), leftOut: [] };
  const sentence =
    outcome.kind === 'late' ? 'AWS did not say in time whether it would allow this.' : 'Whether AWS would allow this could not be tried.';
  return { leftOut: [sentence] };
}

/** Only Amazon EC2 promises of every operation that it is not done; the rules of authorization let nothing else pass as a read. */
function hasDryRun({ service, operation }: ParsedCommand, catalogue: Catalogue): boolean {
  if (service !== 'ec2') return false;
  return catalogue.service(service)?.operation(operation)?.input.members.get('DryRun')?.shape.kind === 'boolean';
}

function toDryRunOutcome({ code, message }: Extract<LookUpOutcome, { kind: 'refused' }>): DryRunOutcome {
  if (code === 'DryRunOperation') return { kind: 'would-be-allowed' };
  return { kind: UNAUTHORIZED.test(code) ? 'would-be-refused' : 'would-fail', code, message: truncateText(message, MESSAGE_MAX_LENGTH) };
}
