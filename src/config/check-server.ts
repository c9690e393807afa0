// Doubts about where Signalbox listens.
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import { DEFAULT_PORT, isLoopbackHost } from './server-config.ts';

/** Warns where the server can be reached from other machines; reports two listeners in one place. */
export function checkServer(config: PartialConfig, findings: Findings): void {
  checkPage(config, findings);
  checkDoors(config, findings);
}

function checkDoors({ server }: PartialConfig, findings: Findings): void {
  const doors = server?.doors;
  if (doors === undefined) return;
  const pagePort = server?.port ?? DEFAULT_PORT;
  if (doors.port !== undefined && doors.port === pagePort && pagePort !== 0) {
    findings.report(['server', 'doors', 'port'], `is the port of the page as well; give the doors another one than ${pagePort}`);
  }
  if (doors.host === undefined || isLoopbackHost(doors.host)) return;
  findings.warn(
    ['server', 'doors', 'host'],
    `${doors.host} can be reached from other machines, without encryption; let only a proxy with TLS through`,
  );
}

function checkPage({ server }: PartialConfig, findings: Findings): void {
  if (server?.host === undefined || isLoopbackHost(server.host)) return;
  const others = `${server.host} can be reached from other machines, without encryption`;
  findings.warn(
    ['server', 'host'],
    server.publicUrl === undefined
      ? `${others}; put a proxy with TLS before it and set server.publicUrl, or listen on 127.0.0.1`
      : `${others}; let only the proxy of server.publicUrl through`,
  );
}
