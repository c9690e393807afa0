// Rules about whom messages call: each platform has its own forms of people and groups.
import { mentionForm, parseMention } from '../domain/mention-rule.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';

/** Reports mentions that the channel's platform does not know. */
export function checkMentions(config: PartialConfig, findings: Findings): void {
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    const { platform, mentions = [] } = item ?? {};
    if (platform === undefined) continue;
    for (const [position, rule] of mentions.entries()) {
      for (const [place, text] of (rule?.mention ?? []).entries()) {
        if (text === undefined || parseMention(text, platform) !== undefined) continue;
        const path = ['channelConfigurations', index, 'mentions', position, 'mention', place];
        findings.report(path, `must be ${mentionForm(platform)}${describeValue(text)}`);
      }
    }
  }
}
