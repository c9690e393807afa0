// Doubts about where Signalbox listens.
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { isLoopbackHost } from './server-config.ts';

/** Warns where the server can be reached from other machines. */
export function checkServer({ server }: PartialConfig, findings: Findings): void {
  if (server?.host === undefined || isLoopbackHost(server.host)) return;
  const others = `${server.host} can be reached from other machines, without encryption`;
  findings.warn(
    ['server', 'host'],
    server.publicUrl === undefined
      ? `${others}; put a proxy with TLS before it and set server.publicUrl, or listen on 127.0.0.1`
      : `${others}; let only the proxy of server.publicUrl through`,
  );
}
