// The set-up: platforms and channels step by step, with what is wrong and what mends it, and a test message for each channel.
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SetUpReport } from '../../../src/contract/set-up.ts';
import type { Api } from '../api/create-api.ts';
import { FailurePanel } from '../components/failure-panel.tsx';
import { LoadingNote } from '../components/loading-note.tsx';
import { PageHeader } from '../components/page-header.tsx';
import type { PageBar } from '../components/page-header.tsx';
import { StepList } from '../components/step-list.tsx';
import { TestMessageButton } from '../components/test-message-button.tsx';
import { createSetUp } from '../state/set-up.ts';
import type { SetUp } from '../state/set-up.ts';
import { useStore } from '../state/use-store.ts';

/** How it is asked for, and what the bar over the page needs. */
export interface SetUpPageProps {
  readonly api: Api;
  readonly bar: PageBar;
}

/** Shows the set-up. */
export function SetUpPage({ api, bar }: SetUpPageProps): VNode {
  const [setUp] = useState(() => createSetUp(api));
  const { report, isLooking } = useStore(setUp.state);
  useEffect(() => void setUp.load(), [setUp]);
  return (
    <>
      <PageHeader title="Set-up" isChannel={false} subtitle={subtitleOf(report)} bar={bar}>
        <button type="button" class="button button-in-bar" aria-disabled={isLooking} onClick={() => void setUp.load()}>
          {isLooking ? 'Looking…' : 'Look again'}
        </button>
      </PageHeader>
      <SetUpContent setUp={setUp} />
    </>
  );
}

function subtitleOf(report: SetUpReport | undefined): string {
  if (report === undefined) return 'Platforms and channels, step by step';
  const steps = [...report.platforms, ...report.configurations].flatMap((one) => one.steps);
  const faultCount = steps.filter(({ status }) => status === 'fault').length;
  return faultCount === 0 ? 'Nothing is wrong' : `${faultCount} ${faultCount === 1 ? 'thing is' : 'things are'} wrong`;
}

function SetUpContent({ setUp }: { readonly setUp: SetUp }): VNode {
  const { report, failure, tests } = useStore(setUp.state);
  if (report === undefined) {
    return failure === undefined ? (
      <LoadingNote>Asking the platforms…</LoadingNote>
    ) : (
      <FailurePanel title="The set-up could not be looked at" failure={failure} onRetry={() => void setUp.load()} />
    );
  }
  return (
    <div class="topics-scroller" id="messages" tabIndex={-1}>
      <div class="topics-column set-up">
        {failure !== undefined && (
          <p class="failure" role="alert">
            {failure}.
          </p>
        )}
        <h2 class="section-heading">Platforms</h2>
        {report.platforms.map(({ name, title, isConfigured, steps }) => (
          <section key={name} class="topic" aria-label={title}>
            <div class="topic-head">
              <h3>{title}</h3>
              {!isConfigured && <p class="topic-state">Not configured</p>}
            </div>
            <StepList steps={steps} label={`Steps of ${title}`} />
          </section>
        ))}
        <h2 class="section-heading">Channels</h2>
        {report.configurations.map(({ configurationName, channelName, platform, isTestable, steps }) => (
          <section key={configurationName} class="topic" aria-label={configurationName}>
            <div class="topic-head">
              <h3>{configurationName}</h3>
              <p class="topic-place small">
                {channelName} · {PLATFORM_NAMES[platform] ?? platform}
              </p>
            </div>
            <StepList steps={steps} label={`Steps of ${configurationName}`} />
            {isTestable && (
              <TestMessageButton
                configurationName={configurationName}
                test={tests.get(configurationName)}
                onSend={() => void setUp.sendTest(configurationName)}
              />
            )}
          </section>
        ))}
        {report.configurations.length === 0 && <p>There is no channel configuration yet.</p>}
        {report.configurationCount > report.configurations.length && (
          <p>
            And {report.configurationCount - report.configurations.length} more; <code>signalbox doctor</code> looks at all of them.
          </p>
        )}
      </div>
    </div>
  );
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  web: 'web chat',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  'teams-webhook': 'Teams by webhook',
  chime: 'Amazon Chime',
};
