import { describe, expect, it } from 'vitest';
import { problemLines, warningLines } from './testing/load-text.ts';

describe('checkServer', () => {
  it.each(['127.0.0.1', 'localhost', '"::1"'])('is content with %s', async (host) => {
    expect(await warningLines(`server: { host: ${host}, publicUrl: "https://a.example" }`)).toEqual([]);
  });

  it('warns where other machines can reach the server', async () => {
    const [line] = await warningLines('server: { host: 0.0.0.0 }');

    expect(line).toBe(
      'signalbox.yaml:1:17 server.host: 0.0.0.0 can be reached from other machines, without encryption; put a proxy with TLS before it and set server.publicUrl, or listen on 127.0.0.1',
    );
  });

  it('warns of a way around the proxy', async () => {
    const [line] = await warningLines('server: { host: "::", publicUrl: "https://a.example" }');

    expect(line).toBe(
      'signalbox.yaml:1:17 server.host: :: can be reached from other machines, without encryption; let only the proxy of server.publicUrl through',
    );
  });

  it('takes doors of their own on another port', async () => {
    expect(await warningLines('server: { doors: { port: 7710 } }')).toEqual([]);
    expect(await problemLines('server: { port: 0, doors: { port: 0 } }')).toEqual([]);
  });

  it('refuses doors on the port of the page', async () => {
    expect(await problemLines('server: { doors: { port: 7700 } }')).toEqual([
      expect.stringContaining('server.doors.port: is the port of the page as well; give the doors another one than 7700'),
    ]);
  });

  it('warns where other machines can reach the doors', async () => {
    expect(await warningLines('server: { doors: { host: 0.0.0.0, port: 7710 } }')).toEqual([
      expect.stringContaining(
        'server.doors.host: 0.0.0.0 can be reached from other machines, without encryption; let only a proxy with TLS through',
      ),
    ]);
  });
});
