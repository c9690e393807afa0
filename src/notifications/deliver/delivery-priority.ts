// Which delivery goes first where several are due.
import type { Severity } from '../../domain/notification.ts';
import type { DeliveryAction, DeliveryPriority } from '../../messages/delivery.ts';

/** Returns the priority of a delivery. */
export function priorityOf(action: DeliveryAction, severity: Severity): DeliveryPriority {
  if (severity === 'critical') return 0;
  if (severity === 'high') return 1;
  if (action === 'edit') return 2;
  return severity === 'info' ? 4 : 3;
}
