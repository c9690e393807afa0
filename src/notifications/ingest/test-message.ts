// The test message: a custom notification that says that messages come, and by which way. AWS's own service sends one to each topic.

/** What it says. */
export interface TestMessageOptions {
  readonly configurationName: string;
  /** The person who asked for it. */
  readonly sender: string;
  readonly now: Date;
  /** The topic through which it goes; absent where it goes to the channel alone. */
  readonly topicArn?: string;
}

/** Returns the text of a test message. */
export function testMessage({ configurationName, sender, now, topicArn }: TestMessageOptions): string {
  const way = topicArn === undefined ? 'straight from Signalbox' : `through the topic \`${topicArn}\``;
  return JSON.stringify({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: `Test message for ${configurationName}`,
      description: `It came ${way}, and messages of \`${configurationName}\` are shown here. \`${sender}\` sent it at ${now.toISOString()}.`,
    },
  });
}
