import { describe, expect, it } from 'vitest';
import { warningLines } from './testing/load-text.ts';

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
});
