import type { JudgedCommunity } from './measure-belonging.ts';
import { type MonteCarlo, ratioOver } from './monte-carlo.ts';

type Worlds = readonly (readonly JudgedCommunity[])[];
type Kind = (community: JudgedCommunity) => boolean;

const BELONGS: Kind = (community) => community.belongs;
const CALLED: Kind = ({ isTribe }) => isTribe === true;

/** Of the communities called tribes, those that are. */
export function precision(worlds: Worlds): MonteCarlo {
  return shareOf(worlds, CALLED, BELONGS);
}

/** Of the communities that are tribes, those called so. */
export function recall(worlds: Worlds): MonteCarlo {
  return shareOf(worlds, BELONGS, CALLED);
}

/** Which communities are called tribes, by what they have and lack, as a Markdown table. */
export function belongingTable(worlds: Worlds): string {
  const lacking: [string, Kind][] = [
    ['communities', BELONGS],
    ['tribes of 200 followers or more', (c) => c.belongs && c.followers >= 200],
    ['all that are none', (c) => !c.belongs],
    ['they leave faster', ({ qualities }) => !qualities.durations],
    ['one topic drives them away', ({ qualities }) => qualities.durations && !qualities.throughAll],
    ['they react to one topic only', ({ qualities }) => !qualities.isBroad],
    ['they are seldom followed back', ({ qualities }) => !qualities.isMutual],
    ['of these, nothing else is amiss: one topic drives them away', onlyLacks('throughAll')],
    ['… they leave faster', onlyLacks('durations')],
    ['… they react to one topic only', onlyLacks('isBroad')],
    ['… they are seldom followed back', onlyLacks('isMutual')],
  ];
  return [
    `precision ${percent(precision(worlds))}, recall ${percent(recall(worlds))}\n`,
    '| communities | number | called tribes |',
    '|---|--:|--:|',
    ...lacking.map(([name, isOf]) => {
      const number = worlds.flat().filter(isOf).length;
      return `| ${name} | ${number} | ${percent(shareOf(worlds, isOf, CALLED))} |`;
    }),
  ].join('\n');
}

function onlyLacks(quality: keyof JudgedCommunity['qualities']): Kind {
  return ({ qualities }) =>
    Object.entries(qualities).every(([name, has]) => has === (name !== quality));
}

function shareOf(worlds: Worlds, whole: Kind, part: Kind): MonteCarlo {
  return ratioOver(
    worlds.map((communities) => ({
      part: communities.filter((community) => whole(community) && part(community)).length,
      whole: communities.filter(whole).length,
    })),
  );
}

function percent({ value, error }: MonteCarlo): string {
  return Number.isFinite(value)
    ? `${(100 * value).toFixed(0)}% ± ${(100 * error).toFixed(0)}`
    : '-';
}
