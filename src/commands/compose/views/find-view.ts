// Finds the view of an operation.
import { deliveryAndDataViews } from './delivery-and-data-views.ts';
import { machineViews } from './machine-views.ts';
import type { View } from './view.ts';

/** Every view, by service and operation. */
export const VIEWS: Readonly<Record<string, View>> = { ...machineViews, ...deliveryAndDataViews };

/** Finds the view of an operation of a service as the AWS CLI names it; undefined where the rules choose what is shown. */
export function findView(service: string, operation: string): View | undefined {
  const key = `${service} ${operation}`;
  return Object.hasOwn(VIEWS, key) ? VIEWS[key] : undefined;
}
