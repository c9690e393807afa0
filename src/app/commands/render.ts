// signalbox render: the payload that an event would post, without a server.
import { z } from 'zod';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { findRenderer, RENDER_TARGETS, type RenderTarget } from '../renderers.ts';
import { composeEvent } from '../compose-event.ts';

const BatchLine = z.object({ id: z.unknown(), event: z.unknown() });

/** Renders one event from a file or standard input, or many as JSON Lines. */
export const renderCommand: Command = {
  name: 'render',
  usage: `--to ${RENDER_TARGETS.join('|')} [--batch] [FILE|-]`,
  summary: 'Prints the payload that an event would post; --batch takes JSON Lines {id, event} and prints {id, payload}.',
  run: async (commandArguments, context) => {
    const { values, positionals } = parseCommandLine(commandArguments, {
      to: { type: 'string' },
      batch: { type: 'boolean', default: false },
    });
    if (positionals.length > 1) throw new UsageError('name one file, or - for standard input');
    const target = RENDER_TARGETS.find((name) => name === values.to);
    if (target === undefined) throw new UsageError(`--to takes ${RENDER_TARGETS.join(', ')}`);
    const [file = '-'] = positionals;
    return values.batch ? renderBatch(target, file, context) : renderOne(target, file, context);
  },
};

async function renderOne(target: RenderTarget, file: string, { streams, readFile }: CommandContext): Promise<ExitStatus> {
  const render = await findRenderer(target);
  const body = file === '-' ? await streams.readInput() : await readFile(file);
  const payload = render(composeEvent(body));
  streams.print(typeof payload === 'string' ? payload : JSON.stringify(payload, undefined, 2));
  return 0;
}

async function renderBatch(target: RenderTarget, file: string, context: CommandContext): Promise<ExitStatus> {
  const render = await findRenderer(target);
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
    context.streams.print(JSON.stringify({ id: parsed.id, payload: render(composeEvent(Buffer.from(text))) }));
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
