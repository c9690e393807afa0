// The choice of the channel configurations that get a topic's events.
import type { VNode } from 'preact';

/** What there is, and what is chosen. */
export interface ConfigurationChoiceProps {
  readonly names: readonly string[];
  readonly chosenNames: readonly string[];
  readonly onChoose: (names: readonly string[]) => void;
}

/** Shows a choice where there is one. */
export function ConfigurationChoice({ names, chosenNames, onChoose }: ConfigurationChoiceProps): VNode {
  if (names.length === 0) return <p>No channel configuration can take its events yet.</p>;
  if (names.length === 1) {
    return (
      <p>
        Its events will be shown by <strong>{names[0]}</strong>.
      </p>
    );
  }
  return (
    <fieldset class="choice">
      <legend>Which channel configurations show its events?</legend>
      {names.map((name) => (
        <label key={name} class="choice-option">
          <input
            type="checkbox"
            checked={chosenNames.includes(name)}
            onChange={({ currentTarget }) => {
              const others = chosenNames.filter((chosen) => chosen !== name);
              onChoose(currentTarget.checked ? [...others, name] : others);
            }}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
