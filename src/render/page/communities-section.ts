import type { TribeReport } from '../../model/report.ts';
import { communitiesChart } from '../charts/communities-chart.ts';
import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';
import { outsideCommunities, communityInWords } from '../wording/rows.ts';
import { COMMUNITY_COLUMNS } from '../tables/community-columns.ts';
import { dataTable } from '../tables/data-table.ts';
import { communityNotes } from '../wording/community-notes.ts';
import { statisticWithWords } from './estimate.ts';
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
      ...words.statistics.map((statistic) => [
        statisticWithWords(statistic),
        ...statistic.details.map((part) => element('small', { class: 'scaled' }, part)),
      ]),
      [element('span', { class: `role ${words.verdict.replaceAll(' ', '-')}` }, words.verdict)],
    ];
  });
  return [
    picture,
    pageTable('Communities', dataTable('communities', COMMUNITY_COLUMNS, report.communities), rows),
    ...communityNotes(report.communities).map((note) =>
      element('p', { class: 'note' }, ...sentence(note)),
    ),
    element(
      'p',
      { class: 'note' },
      `${outside} A tribe is a community that stays through every topic, engages with several, and is ` +
        'followed back. Like-mindedness is the mean of retention, breadth and reciprocity, each scaled so that ' +
        'the whole audience is 0.50. The retention in small print is therefore not the 90-day retention.',
    ),
  ];
}
