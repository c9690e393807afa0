import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';

describe('apiGateway', () => {
  it('asks for plain JSON', async () => {
    const { sender, send } = openTestClient('apigateway');

    await send('GetRestApis');

    expect(sender.request.headers['accept']).toBe('application/json');
  });

  it('leaves another wish alone', async () => {
    const { sender, send } = openTestClient('apigateway');

    await send('GetExport', { restApiId: 'a', stageName: 'b', exportType: 'swagger', accepts: 'application/yaml' });

    expect(sender.request.headers['accept']).toBe('application/yaml');
  });
});
