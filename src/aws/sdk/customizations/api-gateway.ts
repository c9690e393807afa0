// API Gateway answers in HAL unless plain JSON is asked for.
import type { Customization } from '../customization.ts';
import { changeRequest } from '../plugin.ts';

/** What the API Gateway client adds. */
export const apiGateway: Customization = {
  clientPlugins: () => [
    changeRequest('acceptPlainJson', (request) => {
      request.headers['accept'] ??= 'application/json';
    }),
  ],
};
