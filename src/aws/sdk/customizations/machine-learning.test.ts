import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';

const PREDICT = { MLModelId: 'a', Record: {} };
const ENDPOINT = 'https://realtime.machinelearning.us-east-1.amazonaws.com';

describe('machineLearning', () => {
  it('asks for a prediction where the call says', async () => {
    const { sender, send } = openTestClient('machinelearning', { region: 'us-east-1' });

    await send('Predict', { ...PREDICT, PredictEndpoint: ENDPOINT });

    expect(sender.request.hostname).toBe('realtime.machinelearning.us-east-1.amazonaws.com');
  });

  it.each([
    'https://collector.example.com',
    'http://realtime.machinelearning.us-east-1.amazonaws.com',
    'https://realtime.machinelearning.us-east-1.amazonaws.com:8443',
    'https://amazonaws.com.example.com',
    'https://collector.s3.amazonaws.com',
    'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
    'collector',
    '',
    undefined,
  ])('sends no signed request to %j', async (PredictEndpoint) => {
    const { sender, send } = openTestClient('machinelearning', { region: 'us-east-1' });

    await expect(send('Predict', { ...PREDICT, PredictEndpoint })).rejects.toThrow(
      'PredictEndpoint must be the https address of an AWS endpoint.',
    );
    expect(sender.requests).toEqual([]);
  });

  it('is nothing to other operations', async () => {
    const { sender, send } = openTestClient('machinelearning', { region: 'us-east-1' });

    await send('DescribeMLModels');

    expect(sender.request.hostname).toBe('machinelearning.us-east-1.amazonaws.com');
  });
});
