// signalbox render: the payload that an event would post, without a server.
import { z } from 'zod';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Restyler } from '../../notifications/restyle/create-restyler.ts';
import { composeEvent } from '../compose-event.ts';
import { readConfiguration, requireConfiguration } from '../read-configuration.ts';
import { findRenderer, RENDER_TARGETS } from '../renderers.ts';
import type { Surroundings } from '../surroundings.ts';

const BatchLine = z.object({ id: z.unknown(), event: z.unknown() });

/** Every target, side by side. */
const ALL = 'all';

/** Makes the command that renders one event from a file or standard input, or many as JSON Lines. */
export function renderCommand(surroundings: Surroundings): Command {
  return {
    name: 'render',
    usage: `--to ${[...RENDER_TARGETS, ALL].join('|')} [--batch] [FILE|-]`,
    summary:
      'Prints the payload that an event would post, by the rules of the configuration; --batch takes JSON Lines {id, event} and prints {id, payload}.',
    run: async (commandArguments, context) => {
      const { values, positionals } = parseCommandLine(commandArguments, {
        to: { type: 'string' },
        batch: { type: 'boolean', default: false },
      });
      if (positionals.length > 1) throw new UsageError('name one file, or - for standard input');
      const render = await findRender(values.to, await findRestyler(values.config, { surroundings, context }));
      const [file = '-'] = positionals;
      return values.batch ? renderBatch(render, file, context) : renderOne(render, file, context);
    },
  };
}

/** From the bytes of an event to its payload. */
type Render = (body: Uint8Array) => unknown;

async function findRender(to: string | undefined, restyle: Restyler | undefined): Promise<Render> {
  const targets = to === ALL ? RENDER_TARGETS : RENDER_TARGETS.filter((name) => name === to);
  if (targets.length === 0) throw new UsageError(`--to takes ${[...RENDER_TARGETS, ALL].join(', ')}`);
  const renders = await Promise.all(targets.map(async (target) => [target, await findRenderer(target)] as const));
  return (body) => {
    const message = composeEvent(body, restyle);
    const payloads = renders.map(([target, render]) => [target, render(message)] as const);
    return to === ALL ? Object.fromEntries(payloads) : payloads[0]?.[1];
  };
}

interface Around {
  readonly surroundings: Surroundings;
  readonly context: CommandContext;
}

/** An event is shown also where the configuration that nobody asked for cannot be read. */
async function findRestyler(file: string | undefined, { surroundings, context }: Around): Promise<Restyler | undefined> {
  const outcome = file === undefined ? await readConfiguration(file, surroundings) : await requireConfiguration(file, surroundings);
  if (outcome.status === 'invalid') {
    context.streams.printError(`warning: ${outcome.file ?? 'the environment'} has problems, see check-config; no rules are used`);
    return undefined;
  }
  // Only who has rules waits for the template engine.
  if (outcome.config.notifications.rules.length === 0) return undefined;
  const { toRestyler } = await import('../to-restyler.ts');
  return toRestyler(outcome.config);
}

async function renderOne(render: Render, file: string, { streams, readFile }: CommandContext): Promise<ExitStatus> {
  const payload = render(file === '-' ? await streams.readInput() : await readFile(file));
  streams.print(typeof payload === 'string' ? payload : JSON.stringify(payload, undefined, 2));
  return 0;
}

async function renderBatch(render: Render, file: string, context: CommandContext): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for await (const line of linesOf(file, context)) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (parsed === undefined) {
      status = 1;
      context.streams.print(JSON.stringify({ error: { code: 'bad-request', message: 'not a JSON object with id and event' } }));
      continue;
    }
    const text = typeof parsed.event === 'string' ? parsed.event : JSON.stringify(parsed.event ?? null);
    context.streams.print(JSON.stringify({ id: parsed.id, payload: render(Buffer.from(text)) }));
  }
  return status;
}

async function* linesOf(file: string, { streams, readFile }: CommandContext): AsyncIterable<string> {
  if (file === '-') yield* streams.readInputLines();
  else yield* (await readFile(file)).toString('utf8').split('\n');
}

function parseLine(line: string): z.infer<typeof BatchLine> | undefined {
  try {
    return BatchLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
