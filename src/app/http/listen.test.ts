import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenOnPort, listenOnSocket } from './listen.ts';

let server: FastifyInstance;
let folder: string;

beforeEach(async () => {
  server = fastify();
  folder = await mkdtemp(join(tmpdir(), 'signalbox-listen-'));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A server whose `listen` fails as the operating system would make it fail. */
function failing(code: string): FastifyInstance {
  server.listen = (() => Promise.reject(Object.assign(new Error(`listen ${code}`), { code }))) as FastifyInstance['listen'];
  return server;
}

describe('listenOnPort', () => {
  it('says that another program has the port', async () => {
    await listenOnPort(server, { host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as AddressInfo;
    const second = fastify();

    await expect(listenOnPort(second, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
  });

  // 192.0.2.0/24 and 2001:db8::/32 are for documentation (RFC 5737, RFC 3849): no machine has such an address.
  it.each(['192.0.2.1', '2001:db8::1'])('says that the machine has no address %s', async (host) => {
    await expect(listenOnPort(server, { host, port: 0 })).rejects.toMatchObject({
      code: 'address-not-available',
      message: expect.stringContaining('server.host'),
    });
  });

  it('says that the port needs a right that is missing', async () => {
    await expect(listenOnPort(failing('EACCES'), { host: '::', port: 80 })).rejects.toMatchObject({
      code: 'port-forbidden',
      message: expect.stringContaining('[::]:80'),
    });
  });

  it('passes other failures on as they are', async () => {
    await expect(listenOnPort(failing('EMFILE'), { host: '127.0.0.1', port: 0 })).rejects.toMatchObject({ code: 'EMFILE' });
  });
});

describe('listenOnSocket', () => {
  it('replaces what a dead process has left, and is for its owner alone', async () => {
    const path = join(folder, 'a.sock');
    await writeFile(path, 'left behind');

    await listenOnSocket(server, path);

    const found = await stat(path);
    expect([found.isSocket(), found.mode & 0o777]).toEqual([true, 0o600]);
  });

  it('says that the path is too long, and counts bytes', async () => {
    await expect(listenOnSocket(server, `/${'ü'.repeat(60)}`)).rejects.toMatchObject({
      code: 'admin-socket-path-too-long',
      message: expect.stringMatching(/has 121 bytes; at most 10[37] are possible/),
    });
  });

  it('says that the folder is missing or the path is taken by one', async () => {
    const taken = join(folder, 'taken');
    await mkdir(taken);

    for (const path of [join(folder, 'missing', 'a.sock'), taken]) {
      await expect(listenOnSocket(server, path)).rejects.toMatchObject({
        code: 'admin-socket-unusable',
        message: expect.stringContaining(path),
      });
    }
  });
});
