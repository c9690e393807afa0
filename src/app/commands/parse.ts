// signalbox parse: which call an AWS command line makes, without making it.
import { z } from 'zod';
import type { Command, CommandContext, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { isAppError } from '../../domain/errors.ts';
import type { DescribingParser } from '../open-parser.ts';

const BatchLine = z.object({ id: z.unknown(), cmd: z.string() });

/** Parses one command line, or many as JSON Lines. */
export const parseCommandLines: Command = {
  name: 'parse',
  usage: "'COMMAND' | - | --batch [FILE|-]",
  summary: 'Prints the call that an AWS command line makes; --batch takes JSON Lines {id, cmd}. Nothing is called.',
  run: async (commandArguments, context) => {
    const { values, positionals } = parseCommandLine(commandArguments, { batch: { type: 'boolean', default: false } });
    const [given] = positionals;
    if (values.batch) {
      if (positionals.length > 1) throw new UsageError('name one file, or - for standard input');
      return parseBatch(given ?? '-', context);
    }
    if (given === undefined || positionals.length > 1) {
      throw new UsageError(
        "put one command into quotes, as in signalbox parse 'ec2 describe-instances', or give it on standard input with -",
      );
    }
    const text = given === '-' ? (await context.streams.readInput()).toString('utf8') : given;
    const parse = await loadParser();
    const outcome = parse(text);
    // A person reads it over several lines; a script gets one.
    context.streams.print(JSON.stringify(outcome, undefined, values.json ? undefined : 2));
    return 'error' in outcome ? 1 : 0;
  },
};

/** The parser brings the AWS surface with it, which no other command of the process needs. */
async function loadParser(): Promise<DescribingParser> {
  const { openParser } = await import('../open-parser.ts');
  return openParser();
}

async function parseBatch(file: string, context: CommandContext): Promise<ExitStatus> {
  const parse = await loadParser();
  let status: ExitStatus = 0;
  for await (const line of linesOf(file, context)) {
    if (line.trim() === '') continue;
    const { answer, isBroken } = answerLine(line, parse);
    if (isBroken) status = 1;
    context.streams.print(JSON.stringify(answer));
  }
  return status;
}

/** A command that is refused is answered like any other; broken is what could not be asked. */
function answerLine(line: string, parse: DescribingParser): { readonly answer: object; readonly isBroken: boolean } {
  const read = readLine(line);
  if (read === undefined)
    return { answer: { error: { code: 'bad-request', message: 'not a JSON object with id and cmd' } }, isBroken: true };
  const { id, cmd } = read;
  try {
    return { answer: { id, ...parse(cmd) }, isBroken: false };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { answer: { id, error: { code: error.code, message: error.message } }, isBroken: true };
  }
}

async function* linesOf(file: string, { streams, readFile }: CommandContext): AsyncIterable<string> {
  if (file === '-') yield* streams.readInputLines();
  else yield* (await readFile(file)).toString('utf8').split('\n');
}

function readLine(line: string): z.infer<typeof BatchLine> | undefined {
  try {
    return BatchLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
