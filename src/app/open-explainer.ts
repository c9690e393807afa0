// Explains command lines with the AWS surface that comes with Signalbox.
import { randomUUID } from 'node:crypto';
import { openCliFacts } from '../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../catalogue/open-catalogue.ts';
import type { PolicySet } from '../commands/authorize/policy-evaluation/policy-set.ts';
import { UNKNOWN_ACCOUNT } from '../commands/command-place.ts';
import { explainCommand } from '../commands/explain-command.ts';
import { joinExplanations, type Explanation } from '../commands/explanation.ts';
import { paramsOfFirstPage } from '../commands/parse/first-page.ts';
import { parseCommand } from '../commands/parse/parse-command.ts';
import type { ParseContext } from '../commands/parse/parse-context.ts';
import { splitCommands } from '../commands/parse/split-commands.ts';
import type { ParsedCommand, ParseFailure } from '../domain/command.ts';
import { describeGuardrailOrigin } from '../domain/guardrail-origin.ts';
import { listGuardrailNames } from '../domain/guardrail-policy.ts';
import { contextInChannel, type ExplainedChannel } from './explain-in-channel.ts';

/** Under what a text is explained. */
export interface ExplainerSetting {
  readonly policies: PolicySet;
  readonly channel?: ExplainedChannel;
  /** The Region of commands that name none. */
  readonly defaultRegion: string;
}

/** Which guardrails a channel has, and where they are set. */
interface ExplainedGuardrails {
  readonly names: readonly string[];
  readonly from: string;
}

/** What explaining came to. */
type ExplainedText = (Explanation & { readonly guardrails?: ExplainedGuardrails }) | { readonly error: ParseFailure };

/** Explains a text of one or several commands. Throws nothing but `catalogue-damaged`. */
export type Explainer = (text: string, setting: ExplainerSetting) => Promise<ExplainedText>;

/** Opens the explainer; services are read as they are named. */
export function openExplainer(): Explainer {
  const context: ParseContext = { catalogue: openCatalogue(), facts: openCliFacts(), newId: randomUUID };
  return async (text, setting) => {
    const outcomes = splitCommands(text, context).map((line) => parseCommand(line, context));
    const commands: ParsedCommand[] = [];
    for (const outcome of outcomes) {
      if (outcome.status === 'failed') return { error: outcome.failure };
      const { command } = outcome;
      // What is explained is what would be sent.
      commands.push({
        ...command,
        params: paramsOfFirstPage(command, context.catalogue.service(command.service)?.operation(command.operation)),
      });
    }
    const [first, ...others] = await Promise.all(commands.map((command) => explainOne(command, setting)));
    if (first === undefined) throw new Error('a text without a command parses');
    const explanation = joinExplanations([first, ...others]);
    return setting.channel === undefined ? explanation : { ...explanation, guardrails: guardrailsOf(setting.channel) };
  };
}

function guardrailsOf({ configuration, guardrails }: ExplainedChannel): ExplainedGuardrails {
  const names = listGuardrailNames(guardrails);
  const isOwn = names.join() === configuration.guardrailNames.join();
  return { names, from: isOwn ? describeGuardrailOrigin(configuration.guardrailOrigin ?? { kind: 'nowhere' }) : 'given' };
}

function explainOne(command: ParsedCommand, { policies, channel, defaultRegion }: ExplainerSetting): Promise<Explanation> {
  const region = command.region ?? defaultRegion;
  const own = channel === undefined ? undefined : contextInChannel(channel, command, region);
  return explainCommand(command, {
    policies,
    place: { region, accountId: own?.accountId ?? UNKNOWN_ACCOUNT },
    now: new Date(),
    ...(own === undefined ? {} : { channel: own }),
  });
}
