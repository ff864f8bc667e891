import type { TribeReport } from '../../model/report.ts';
import { communitiesChart } from '../charts/communities-chart.ts';
import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';
import { outsideCommunities, communityInWords } from '../wording/rows.ts';
import { communityNotes } from '../wording/community-notes.ts';
import { shareWithWords } from './estimate.ts';
import { linked, type PageLinks } from './links.ts';
import { sentence } from './sentence.ts';
import { pageTable } from './table.ts';

/** The communities as a chart and as a table. */
export function communitiesSection(report: TribeReport, links: PageLinks): Content[] {
  const picture = communitiesChart(report.communities);
  const outside = outsideCommunities(report);
  if (picture === null) return [element('p', { class: 'note' }, outside)];
  const rows = report.communities.map((community) => {
    const words = communityInWords(community);
    return [
      [linked(links.community?.(community.id), words.label), element('small', {}, words.terms)],
      [words.size],
      [words.share],
      [shareWithWords(words.retention, community.retention90, 'still follow after 90 days')],
      [words.likeMindedness, element('small', {}, words.parts)],
      [element('span', { class: `role ${words.verdict.replaceAll(' ', '-')}` }, words.verdict)],
    ];
  });
  return [
    picture,
    pageTable(
      'Communities',
      [
        { title: 'Community' },
        { title: 'People', kind: 'figure' },
        { title: 'Share', kind: 'figure' },
        { title: '90-day retention', kind: 'figure' },
        { title: 'Like-mindedness', kind: 'figure' },
        { title: 'Verdict' },
      ],
      rows,
    ),
    ...communityNotes(report.communities).map((note) =>
      element('p', { class: 'note' }, ...sentence(note)),
    ),
    element(
      'p',
      { class: 'note' },
      `${outside} A tribe is a community that stays through every topic, engages with several, and is ` +
        'followed back. Like-mindedness is the mean of retention, breadth and reciprocity.',
    ),
  ];
}
