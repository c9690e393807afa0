// Machine Learning: predictions are asked for at an endpoint that the call names.
import { isAwsHost } from '../is-aws-host.ts';
import type { Customization } from '../customization.ts';
import { changeRequest } from '../plugin.ts';
import { RefusedCall } from '../refused-call.ts';

/** What the Machine Learning client adds. */
export const machineLearning: Customization = {
  operationPlugins: ({ name }) =>
    name !== 'Predict'
      ? []
      : [
          changeRequest('usePredictEndpoint', (request, params) => {
            const url = typeof params['PredictEndpoint'] === 'string' ? URL.parse(params['PredictEndpoint']) : null;
            // The URL comes from a command: a signed request must not go wherever a person writes.
            if (url === null || url.protocol !== 'https:' || url.port !== '' || !isAwsHost(url.hostname)) {
              throw new RefusedCall('bad-input', 'PredictEndpoint must be the https address of an AWS endpoint.');
            }
            request.hostname = url.hostname;
          }),
        ],
};
