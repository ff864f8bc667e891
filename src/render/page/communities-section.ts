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

/** The communities drawn and in figures. */
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
      [shareWithWords(words.retention, community.retention90, 'of them stay 90 days')],
      [words.likeMindedness, element('small', {}, words.parts)],
      [element('span', { class: `stance ${words.kind}` }, words.kind)],
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
        { title: 'Stay 90 days', kind: 'figure' },
        { title: 'Like-minded', kind: 'figure' },
        { title: 'Kind' },
      ],
      rows,
    ),
    ...communityNotes(report.communities).map((note) =>
      element('p', { class: 'note' }, ...sentence(note)),
    ),
    element(
      'p',
      { class: 'note' },
      `${outside} A tribe, as against a community, stays through all that you post, engages with ` +
        'more than one of your topics, and shares both ways.',
    ),
  ];
}
