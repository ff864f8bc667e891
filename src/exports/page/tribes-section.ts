import type { TribeReport } from '../../model/report.ts';
import { tribesChart } from '../charts/tribes-chart.ts';
import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import { tribeInWords } from '../wording/rows.ts';
import { pageTable } from './table.ts';

/** The communities drawn and in figures. */
export function tribesSection({ tribes, unclustered }: TribeReport): Content[] {
  const picture = tribesChart(tribes);
  const outside = `${writeNumberOf(unclustered, 'follower is', 'followers are')} in no community.`;
  if (picture === null)
    return [element('p', { class: 'note' }, `No communities were found. ${outside}`)];
  const rows = tribes.map((tribe) => {
    const words = tribeInWords(tribe);
    return [
      [element('bdi', {}, words.label), element('small', {}, words.terms)],
      [words.size],
      [words.share],
      [words.retention],
      [words.likeMindedness],
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
    element(
      'p',
      { class: 'note' },
      `${outside} A tribe, as against a community, stays through all that you post, engages with ` +
        'more than one of your topics, and shares both ways.',
    ),
  ];
}
