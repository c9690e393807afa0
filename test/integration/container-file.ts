// A container file replayed without a container engine: each stage becomes a folder, each absolute path a path below it.
import { chmod, chown, cp, glob, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from './run-program.ts';

/** An instruction with its words; `RUN`, `ENV` and the forms in JSON keep their whole text. */
interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** A stage as it stands at its end. */
export interface BuiltStage {
  /** What `/` of the image is. */
  readonly root: string;
  readonly base: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly user: string | undefined;
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  /** Returns where an absolute path of the image is on this machine. */
  place(imagePath: string): string;
}

interface Stage extends BuiltStage {
  readonly environment: Record<string, string>;
  folder: string;
  user: string | undefined;
  entryPoint: readonly string[];
  command: readonly string[];
  healthCheck: readonly string[];
}

/** What a replay works with. */
export interface ReplayOptions {
  /** What the image is built from. */
  readonly context: string;
  /** Where the stages go; empty. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

// A path of the image within a command. Match: ` /data`, `=/src/x`. Near miss: `node_modules/x`, `http://127.0.0.1`.
const IMAGE_PATH = /(?<=^|[\s="'])\/(?:src|opt|data)(?=$|[/\s"'])/g;

/** Replays a container file; throws for an instruction that it does not know, and where a step fails. */
export async function replayContainerFile(file: string, options: ReplayOptions): Promise<BuiltStage> {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of parseContainerFile(await readFile(file, 'utf8'))) {
    if (instruction.name === 'FROM') {
      const [base = '', , name = `stage-${stages.size}`] = instruction.text.split(/\s+/);
      stage = await openStage(base, path.join(options.folder, name));
      stages.set(name, stage);
    } else if (stage === undefined) throw new Error(`${instruction.name} stands before FROM`);
    else await follow(instruction, stage, { ...options, stages });
  }
  if (stage === undefined) throw new Error(`${file} has no stage`);
  return stage;
}

/** Reads the instructions of a container file. */
function parseContainerFile(text: string): readonly Instruction[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split(' ');
      return { name, text: rest.join(' ') };
    });
}

async function openStage(base: string, root: string): Promise<Stage> {
  await mkdir(root, { recursive: true });
  await chmod(root, 0o755);
  const place = (imagePath: string): string => path.join(root, imagePath);
  return { root, base, environment: {}, folder: '/', user: undefined, entryPoint: [], command: [], healthCheck: [], place };
}

interface Replay extends ReplayOptions {
  readonly stages: ReadonlyMap<string, Stage>;
}

async function follow({ name, text }: Instruction, stage: Stage, replay: Replay): Promise<void> {
  switch (name) {
    case 'WORKDIR':
      stage.folder = path.posix.resolve(stage.folder, text);
      await mkdir(stage.place(stage.folder), { recursive: true });
      return;
    case 'COPY':
      return copy(text.split(' '), stage, replay);
    case 'RUN':
      return run(text, stage, replay);
    case 'ENV': {
      const [variable = '', ...value] = text.split('=');
      stage.environment[variable] = value.join('=');
      return;
    }
    case 'USER':
      stage.user = text;
      return;
    case 'ENTRYPOINT':
      stage.entryPoint = JSON.parse(text) as string[];
      return;
    case 'CMD':
      stage.command = JSON.parse(text) as string[];
      return;
    case 'HEALTHCHECK':
      stage.healthCheck = JSON.parse(text.slice(text.indexOf('['))) as string[];
      return;
    case 'VOLUME':
    case 'EXPOSE':
      return;
    default:
      throw new Error(`the instruction ${name} is not replayed`);
  }
}

async function run(text: string, stage: Stage, { environment }: Replay): Promise<void> {
  const command = text.replace(IMAGE_PATH, (imagePath) => stage.place(imagePath));
  // Who is not root can give nothing away; the owner is then whoever runs this.
  const own = process.getuid?.() === 0 ? command : command.replace(/ -[og] \d+/g, '');
  await runOrThrow('/bin/sh', ['-c', own], { cwd: stage.place(stage.folder), env: { ...environment, ...stage.environment } });
}

async function copy(words: readonly string[], stage: Stage, { context, stages }: Replay): Promise<void> {
  const [first = ''] = words;
  const source = /^--from=(.+)$/.exec(first)?.[1];
  const [target = '', ...sources] = words.slice(source === undefined ? 0 : 1).toReversed();
  const from = source === undefined ? undefined : stages.get(source);
  if (source !== undefined && from === undefined) throw new Error(`there is no stage ${source}`);
  const into = stage.place(path.posix.resolve(stage.folder, target));
  for (const one of sources) {
    if (from === undefined) await copyContext(path.resolve(context, one), into);
    else {
      const isInto = target.endsWith('/');
      // Moved, not copied: each is taken once, and the folder of packages is large.
      await mkdir(path.dirname(into), { recursive: true });
      await rename(from.place(one), isInto ? path.join(into, path.basename(one)) : into);
    }
  }
}

async function copyContext(context: string, into: string): Promise<void> {
  const ignored = await ignoredPaths(context);
  await cp(context, into, { recursive: true, filter: (file) => !ignored.has(path.relative(context, file)) });
  if (process.getuid?.() === 0) await chown(into, 0, 0);
}

/** Returns what `.dockerignore` leaves out, relative to the context. */
async function ignoredPaths(context: string): Promise<ReadonlySet<string>> {
  const lines = (await readFile(path.join(context, '.dockerignore'), 'utf8')).split('\n');
  const patterns = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const found = new Set<string>();
  for await (const file of glob(patterns, { cwd: context })) found.add(file);
  return found;
}
