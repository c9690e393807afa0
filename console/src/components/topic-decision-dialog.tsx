// The confirmation of a decision about a topic, with the choice of who gets its events.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TopicVerdict } from '../api/create-api.ts';
import { countOf } from '../format/count-of.ts';
import { topicParts } from '../format/topic-name.ts';
import type { KnownTopic, Topics } from '../state/topics.ts';
import { ConfigurationChoice } from './configuration-choice.tsx';
import { ModalDialog } from './modal-dialog.tsx';

/** What the administrator is about to decide. */
export interface AskedDecision {
  readonly verdict: TopicVerdict;
  readonly topic: KnownTopic;
}

/** The question, what can be chosen, and who hears the answer. */
export interface TopicDecisionDialogProps {
  readonly asked: AskedDecision;
  readonly configurationNames: readonly string[];
  readonly topics: Topics;
  /** Hears, in words, that the decision was taken. */
  readonly onDone: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks for the confirmation; a failure is shown here, where it can be tried again. */
export function TopicDecisionDialog({ asked, configurationNames, topics, onDone, onClose }: TopicDecisionDialogProps): VNode {
  const { verdict, topic } = asked;
  const { name } = topicParts(topic.topicArn);
  const [chosenNames, setChosenNames] = useState(() => firstChoice(topic, configurationNames));
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const heldEvents = `the ${countOf(topic.heldEventCount, 'held event')}`;
  const word = verdict === 'approve' ? 'Approve' : 'Refuse';

  async function send(): Promise<void> {
    if (isSending) return;
    if (verdict === 'approve' && configurationNames.length > 1 && chosenNames.length === 0) {
      setFailure('Choose at least one channel configuration');
      return;
    }
    setIsSending(true);
    setFailure(undefined);
    const chosen = verdict === 'approve' && chosenNames.length > 0 ? { configurationNames: [...chosenNames] } : {};
    const answer = await topics.decide(verdict, { topicArn: topic.topicArn, ...chosen });
    setIsSending(false);
    if (answer.outcome === 'refused') setFailure(answer.refusal.message);
    else onDone(verdict === 'approve' ? `${name} is approved.` : `${name} is refused.`);
  }

  return (
    <ModalDialog label={`${word} ${name}?`} class="dialog" onClose={onClose}>
      <h2>
        {word} {name}?
      </h2>
      <p class="dialog-arn">{topic.topicArn}</p>
      {verdict === 'approve' ? (
        <ConfigurationChoice names={configurationNames} chosenNames={chosenNames} onChoose={setChosenNames} />
      ) : (
        <p>Its events will not be shown{topic.heldEventCount > 0 ? `, nor ${heldEvents}` : ''}. You can approve it later.</p>
      )}
      {verdict === 'approve' && topic.heldEventCount > 0 && <p>As soon as you approve, {heldEvents} will be shown.</p>}
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}.
        </p>
      )}
      <p class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          class={verdict === 'approve' ? 'button button-primary' : 'button button-danger'}
          aria-disabled={isSending}
          onClick={() => void send()}
        >
          {isSending ? 'Sending…' : word}
        </button>
      </p>
    </ModalDialog>
  );
}

// What the topic has already, else the only one there is; with several the administrator chooses.
function firstChoice(topic: KnownTopic, configurationNames: readonly string[]): readonly string[] {
  if (topic.configurationNames.length > 0) return topic.configurationNames;
  return configurationNames.length === 1 ? configurationNames : [];
}
