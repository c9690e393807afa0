// Help for a service: what AWS calls it, our own commands about it, the commands that one begins with, and the names of the others.
import { ownCommandsOf } from '../../catalogue/cli/own-commands.ts';
import type { ServiceModel } from '../../catalogue/service-model.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** Where the AWS CLI's reference stands. */
const REFERENCE = 'https://docs.aws.amazon.com/cli/latest/reference';

/** How many commands are shown: those that read first. */
const COMMANDS_SHOWN = 10;

// Match: describe-instances, list-functions. Near miss: get-password-data (a detail of one thing).
const LISTS = /^(?:describe|list)-(.+?)(?:s|es)?$/;

/** How long the names of all others may be: a screen or two on a phone. Of what has more, AWS's page tells. */
const OTHERS_MAX_LENGTH = 2_000;

/** Composes the help; `name` is what AWS calls the service. */
export function composeServiceHelp({ cliName, cliOperationNames }: ServiceModel, name: string | undefined): Message {
  const count = cliOperationNames.length;
  const title = `${cliName}: ${count} ${count === 1 ? 'command' : 'commands'}`;
  const chosen = cliOperationNames
    .map((command) => ({ command, weight: weightOf(command, cliOperationNames) }))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ command }) => command);
  const shown = chosen.slice(0, COMMANDS_SHOWN);
  const others = cliOperationNames.filter((command) => !shown.includes(command)).join(', ');
  const areTold = others.length <= OTHERS_MAX_LENGTH;
  const own = ownCommandsOf(cliName);
  const [first = ''] = shown;
  return {
    title: { emoji: '📖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...(name === undefined ? [] : [{ kind: 'paragraph' as const, spans: [text(name)] }]),
      ...(own.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              items: own.map(({ command, purpose }) => [{ kind: 'code' as const, text: `${cliName} ${command}` }, text(`: ${purpose}`)]),
            },
          ]),
      { kind: 'list', items: shown.map((command) => [{ kind: 'code', text: `${cliName} ${command}` }]) },
      {
        kind: 'paragraph',
        spans: [
          ...(count > shown.length ? [text(`${count - shown.length} more${areTold ? `: ${others}` : ''}. `)] : []),
          text('What one of them takes: '),
          { kind: 'code', text: `@aws ${cliName} ${first} help` },
        ],
      },
      { kind: 'links', links: [{ text: 'AWS CLI reference', url: `${REFERENCE}/${cliName}/index.html` }] },
    ],
    fallbackText: title,
  };
}

/** What a service is about is what most of its commands name. */
function weightOf(command: string, all: readonly string[]): number {
  const thing = LISTS.exec(command)?.[1];
  return thing === undefined ? 0 : 1 + all.filter((other) => other.includes(thing)).length;
}
