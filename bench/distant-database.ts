// A database some way off: bytes to it and from it take a while, in their order, as over a network between two zones.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way to it. */
export interface DistantDatabase {
  /** The URL by which it is reached over that way. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the way to the database of a URL; each direction takes so many milliseconds. */
export async function openDistance(databaseUrl: string, milliseconds: number): Promise<DistantDatabase> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port === '' ? 5432 : Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => {
        setTimeout(() => to.write(chunk), milliseconds);
      });
      from.once('error', () => to.destroy());
      from.once('close', () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), milliseconds);
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
