// The recognizers in the order in which they are asked: the most particular first, the one that takes everything last.
import { cloudformationStackEvent } from './cloudformation-stack-event.ts';
import { cloudwatchAlarm } from './cloudwatch-alarm.ts';
import { customNotification } from './custom-notification.ts';
import { eventbridgeEvent } from './eventbridge-event.ts';
import { jsonDocument } from './json-document.ts';
import { operatorNotice } from './operator-notice.ts';
import { plainText } from './plain-text.ts';
import type { Recognizer } from './recognizer.ts';
import { serviceMessage } from './service-message.ts';

/** Every recognizer. */
export const recognizers: readonly Recognizer[] = [
  operatorNotice,
  cloudwatchAlarm,
  customNotification,
  eventbridgeEvent,
  cloudformationStackEvent,
  serviceMessage,
  jsonDocument,
  plainText,
];
