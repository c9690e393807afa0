// signalbox explain: whether a command may run and why, without running it.
import type { NamedPolicy } from '../../commands/authorize/policy-evaluation/evaluate-policies.ts';
import type { PolicySet } from '../../commands/authorize/policy-evaluation/policy-set.ts';
import { parsePolicyDocument } from '../../commands/parse-policy-document.ts';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { AppError, isAppError } from '../../domain/errors.ts';
import { readExplainLine, type ExplainQuestion } from '../explain-line.ts';
import type { Explainer, ExplainerSetting } from '../open-explainer.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';

const OPTIONS = {
  batch: { type: 'boolean', default: false },
  channel: { type: 'string' },
  guardrail: { type: 'string', multiple: true },
  'role-policy': { type: 'string', multiple: true },
} as const;

/** Makes the command that explains one command line, or many as JSON Lines. */
export function explainCommandLines(surroundings: Surroundings): Command {
  return {
    name: 'explain',
    usage: "'COMMAND' | - | --batch [FILE|-] [--channel NAME] [--guardrail FILE]... [--role-policy FILE]...",
    summary: 'Prints whether an AWS command line may run, what it needs and what decided; --batch takes JSON Lines. Nothing is called.',
    run: async (commandArguments, context) => {
      const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
      const [given] = positionals;
      if (positionals.length > 1)
        throw new UsageError(values.batch ? 'name one file, or - for standard input' : 'put one command into quotes');
      if (!values.batch && given === undefined) {
        throw new UsageError(
          "put a command into quotes, as in signalbox explain 'ec2 describe-instances', or give it on standard input with -",
        );
      }
      const setting = await readSetting(values, { context, surroundings });
      const explain = await loadExplainer();
      if (values.batch) return explainBatch(given ?? '-', { context, setting, explain });
      const text = given === '-' || given === undefined ? (await context.streams.readInput()).toString('utf8') : given;
      const outcome = await explain(text, setting);
      // A person reads it over several lines; a script gets one.
      context.streams.print(JSON.stringify(outcome, undefined, values.json ? undefined : 2));
      return 'error' in outcome || outcome.decision === 'denied' ? 1 : 0;
    },
  };
}

/** The explainer brings the AWS surface with it, which no other command of the process needs. */
async function loadExplainer(): Promise<Explainer> {
  const { openExplainer } = await import('../open-explainer.ts');
  return openExplainer();
}

interface GivenOptions {
  readonly config?: string | undefined;
  readonly channel?: string | undefined;
  readonly guardrail?: string[] | undefined;
  readonly 'role-policy'?: string[] | undefined;
}

interface Around {
  readonly context: CommandContext;
  readonly surroundings: Surroundings;
}

async function readSetting(options: GivenOptions, { context, surroundings }: Around): Promise<ExplainerSetting> {
  const guardrails = options.guardrail === undefined ? undefined : await readPolicies(options.guardrail, context);
  const rolePolicies = options['role-policy'] === undefined ? undefined : await readPolicies(options['role-policy'], context);
  const role: PolicySet = rolePolicies === undefined ? {} : { rolePolicies };
  const { findDefaultRegion } = await import('../../aws/sdk/find-default-region.ts');
  const { LAST_RESORT_REGION } = await import('../command-rules.ts');
  const ofMachine = (await findDefaultRegion(surroundings.environment)) ?? LAST_RESORT_REGION;
  if (options.channel === undefined) {
    return { policies: guardrails === undefined ? role : { ...role, guardrails }, defaultRegion: ofMachine };
  }
  const { config } = await requireConfiguration(options.config, surroundings);
  const { findExplainedChannel } = await import('../explain-in-channel.ts');
  const channel = await findExplainedChannel(config, options.channel);
  return {
    policies: role,
    // Guardrails that are given stand in for those of the channel: what would be if they were set.
    channel: guardrails === undefined ? channel : { ...channel, guardrails },
    defaultRegion: config.aws.defaultRegion ?? ofMachine,
  };
}

async function readPolicies(files: readonly string[], { readFile }: CommandContext): Promise<readonly NamedPolicy[]> {
  return Promise.all(
    files.map(async (file) => {
      const outcome = parsePolicyDocument((await readFile(file)).toString('utf8'));
      if (outcome.status === 'invalid') throw new AppError('bad-request', `${file} ${outcome.reason}`);
      return { name: file, document: outcome.document };
    }),
  );
}

interface Batch {
  readonly context: CommandContext;
  readonly setting: ExplainerSetting;
  readonly explain: Explainer;
}

async function explainBatch(file: string, { context, setting, explain }: Batch): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for await (const line of linesOf(file, context)) {
    if (line.trim() === '') continue;
    const { answer, isBroken } = await answerLine(line, { context, setting, explain });
    if (isBroken) status = 1;
    context.streams.print(JSON.stringify(answer));
  }
  return status;
}

/** A denial is an answer like any other, and so is a command that is none; broken is what could not be asked. */
async function answerLine(line: string, batch: Batch): Promise<{ readonly answer: object; readonly isBroken: boolean }> {
  const read = readExplainLine(line);
  if (read.status === 'broken') {
    const { id, message } = read;
    return { answer: { ...(id === undefined ? {} : { id }), error: { code: 'bad-request', message } }, isBroken: true };
  }
  try {
    return { answer: { id: read.id, ...(await explainQuestion(read.question, batch)) }, isBroken: false };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { answer: { id: read.id, error: { code: error.code, message: error.message } }, isBroken: true };
  }
}

/** Policies of a line stand in for those of the command line. */
async function explainQuestion(question: ExplainQuestion, { setting, explain }: Batch): Promise<object> {
  const policies = { ...setting.policies, ...question.policies };
  if (question.kind === 'command') return explain(question.text, withPolicies(setting, question.policies, policies));
  const { explainRequest } = await import('../../commands/explain-request.ts');
  return explainRequest(question.request, policies);
}

function withPolicies(setting: ExplainerSetting, own: PolicySet, policies: PolicySet): ExplainerSetting {
  const { channel, defaultRegion } = setting;
  if (channel === undefined) return { policies, defaultRegion };
  const { guardrails: _, ...others } = policies;
  return { policies: others, channel: own.guardrails === undefined ? channel : { ...channel, guardrails: own.guardrails }, defaultRegion };
}

async function* linesOf(file: string, { streams, readFile }: CommandContext): AsyncIterable<string> {
  if (file === '-') yield* streams.readInputLines();
  else yield* (await readFile(file)).toString('utf8').split('\n');
}
