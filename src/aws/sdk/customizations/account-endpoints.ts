// DynamoDB and others: endpoints of the caller's own account, where the credentials say which that is.
import { DEFAULT_ACCOUNT_ID_ENDPOINT_MODE, resolveAccountIdEndpointModeConfig } from '@aws-sdk/core/account-id-endpoint';
import type { Customization } from '../customization.ts';

/** What clients of services with such endpoints add. */
export const accountEndpoints: Customization = {
  settings: { accountIdEndpointMode: DEFAULT_ACCOUNT_ID_ENDPOINT_MODE },
  complete: (configuration) => {
    resolveAccountIdEndpointModeConfig(configuration as never);
  },
};
