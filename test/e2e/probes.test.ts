// What load balancers, the kubelet and Prometheus ask: by address, often, and also when something is down.
import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
afterEach(() => app.stop());

function statusFor(path: string, host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

describe('probes', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('%s answers whatever host name is asked for', async (path) => {
    app = await startApp();

    expect(await statusFor(path, '10.1.2.3:8080')).toBe(200);
    expect(await statusFor(path, 'signalbox.monitoring.svc')).toBe(200);
    expect(await statusFor('/api/session', '10.1.2.3:8080')).toBe(403);
  });

  it('answers a health check of HTTP/1.0, which names no host', async () => {
    app = await startApp();
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /healthz HTTP/1.0\r\n\r\n');

    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();

    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('asks the store once for many who want to know whether it is ready', async () => {
    let probes = 0;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    app = await startApp({
      openStore: async ({ dataFolder }) => ({
        ...(await createSqliteStore({ dataFolder })),
        isHealthy: () => {
          probes += 1;
          return promise;
        },
      }),
    });

    const asking = Array.from({ length: 50 }, () => statusFor('/readyz', 'x'));
    await expect.poll(() => probes).toBeGreaterThan(0);
    resolve(false);

    expect(new Set(await Promise.all(asking))).toEqual(new Set([503]));
    // A loaded machine may need more than the second for which an answer serves.
    expect(probes).toBeLessThan(25);
  });

  it('gives all other metrics while the store is down', async () => {
    app = await startApp({
      openStore: async ({ dataFolder }) => {
        const store = await createSqliteStore({ dataFolder });
        const countByStatus = (): Promise<never> => Promise.reject(new AppError('store-unavailable'));
        return { ...store, records: { ...store.records, deliveries: { ...store.records.deliveries, countByStatus } } };
      },
    });

    const response = await fetch(`${app.url}/metrics`);

    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('signalbox_process_cpu_seconds_total');
    expect(text).not.toContain('signalbox_deliveries{');
  });
});
