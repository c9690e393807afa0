// Machine Learning: predictions are asked for at an endpoint that the call names.
import { knownRegions, serviceHost } from '../../../domain/partition.ts';
import type { Customization } from '../customization.ts';
import { changeRequest } from '../plugin.ts';
import { RefusedCall } from '../refused-call.ts';

/** Where predictions are asked for (Amazon Machine Learning API, Predict). */
const HOSTS: ReadonlySet<string | undefined> = new Set(knownRegions.map((region) => serviceHost('realtime.machinelearning', region)));

/** What the Machine Learning client adds. */
export const machineLearning: Customization = {
  operationPlugins: ({ name }) =>
    name !== 'Predict'
      ? []
      : [
          changeRequest('usePredictEndpoint', (request, params) => {
            const url = typeof params['PredictEndpoint'] === 'string' ? URL.parse(params['PredictEndpoint']) : null;
            // The URL comes from a command: a signed request must not go wherever a person writes. Under AWS's names there are hosts of
            // its customers as well, such as those of API Gateway and S3.
            if (url === null || url.protocol !== 'https:' || url.port !== '' || !HOSTS.has(url.hostname)) {
              throw new RefusedCall('bad-input', 'PredictEndpoint must be the https address of an AWS endpoint.');
            }
            request.hostname = url.hostname;
          }),
        ],
};
