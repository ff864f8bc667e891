import type { TribeReport } from '../../model/report.ts';
import { broadTopics } from '../../render/wording/topic-levels.ts';
import { COMMUNITY_STATISTICS } from '../../model/statistics.ts';
import { ARRIVALS_NOTE, showsArrivals } from '../../render/wording/arrivals.ts';
import { intervalNote, summary } from '../../render/wording/summary.ts';
import { writeDay } from '../../model/dates.ts';
import {
  audienceFacts,
  dataQualityFacts,
  evidenceFacts,
  accountName,
} from '../../render/wording/facts.ts';
import type { Fact } from '../../render/wording/fact.ts';
import { writeCount } from '../../render/wording/numbers.ts';
import { readableNote } from '../../render/wording/readable-label.ts';
import { outsideCommunities, topicInWords, communityInWords } from '../../render/wording/rows.ts';
import { TABLE_STATISTICS } from '../../render/wording/statistics.ts';
import { topicNote, topicNotes } from '../../render/wording/topic-notes.ts';
import { communityNotes } from '../../render/wording/community-notes.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { markdownSentence, markdownTable } from './markdown-parts.ts';

/** Writes the report as GitHub-flavoured Markdown: the summary, then tables. Labels are escaped. */
export function reportAsMarkdown(report: TribeReport): string {
  const { account, period } = accountName(report);
  const opening = [
    `# Tribe report: ${escapeMarkdown(account)}`,
    period,
    summary(report).map(markdownSentence).join(' '),
    ...intervalNote(report),
  ];
  const details = [
    '## Audience',
    facts(audienceFacts(report)),
    ...arrivals(report),
    '## Topics',
    topics(report),
    '## Communities',
    ...communities(report),
    '## Evidence',
    facts(evidenceFacts(report)),
    '## Data quality',
    facts(dataQualityFacts(report)),
    ...warnings(report),
  ];
  return `${[...opening, ...(report.window === null ? [] : details)].join('\n\n')}\n`;
}

function topics(report: TribeReport): string {
  if (report.topics.length === 0) return 'There are no topics yet. Import your posts.';
  const rows = broadTopics(report.topics).map((topic) => {
    const { label, posts, cost, growth, lasting, role } = topicInWords(topic);
    return [escapeMarkdown(label), posts, cost, growth, lasting, role];
  });
  const titles = ['Topic', 'Posts', 'Unfollows', 'Follows', 'Lasting follows', 'Role'];
  return [
    markdownTable(titles, ['---', '--:', '--:', '--:', '--:', '---'], rows),
    topicNote(report.topics),
    ...topicNotes(report.topics).map(markdownSentence),
  ].join('\n\n');
}

function communities(report: TribeReport): string[] {
  const outside = outsideCommunities(report);
  if (report.communities.length === 0) return [outside];
  const statistics = TABLE_STATISTICS.map((name) => COMMUNITY_STATISTICS[name].title);
  const titles = [
    'Community',
    'Shared interests',
    'People',
    'Share',
    ...statistics,
    'Parts of like-mindedness (whole audience: 0.50)',
    'Verdict',
  ];
  const rules = ['---', '---', '--:', '--:', ...statistics.map(() => '--:'), '---', '---'];
  const rows = report.communities.map((community) => {
    const words = communityInWords(community);
    return [
      escapeMarkdown(words.label),
      escapeMarkdown(words.terms),
      words.size,
      words.share,
      ...words.statistics.map(({ text }) => text),
      words.parts || '–',
      words.verdict,
    ];
  });
  return [
    markdownTable(titles, rules, rows),
    ...communityNotes(report.communities).map(markdownSentence),
    outside,
  ];
}

/** One row a year: how many current followers had followed by its end. */
function arrivals(report: TribeReport): string[] {
  if (!showsArrivals(report)) return [];
  const byYear = new Map(report.audience.cameBy!.map((step) => [step.at.slice(0, 4), step]));
  const rows = [...byYear.values()].map(({ at, least, most }) => [
    writeDay(at),
    writeCount(least),
    writeCount(most),
  ]);
  return [
    markdownTable(['Followed by', 'At least', 'At most'], ['---', '--:', '--:'], rows),
    ARRIVALS_NOTE,
  ];
}

/** Escapes a warning, but for our commands between backticks. */
function withCode(warning: string): string {
  return warning
    .split(/(`tribe [a-z -]+`)/u)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

function facts(list: Fact[]): string {
  return list.map(({ name, value }) => `- ${name}: ${escapeMarkdown(value)}`).join('\n');
}

function warnings(report: TribeReport): string[] {
  if (report.warnings.length === 0) return [];
  const lines = report.warnings.map((warning) => `- ${withCode(readableNote(warning))}`);
  return ['## Warnings', lines.join('\n')];
}
