import type { ChurnPage as Churn } from '../../../src/model/pages/churn-page.ts';
import { writeDay } from '../../../src/model/dates.ts';
import { writeCount, writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { Facts } from '../../parts/facts.tsx';
import { REASONS } from './reasons.ts';

/** How many people left, why, and how precisely the times are known. */
export function DeparturesSummary({ page }: { page: Churn }) {
  return (
    <>
      <p class="summary">
        {departures(page)}
        {page.leavingSeenFrom !== null &&
          ` The first snapshot is of ${writeDay(page.leavingSeenFrom)}, so earlier departures are not known.`}
      </p>
      <Facts
        list={[
          ...page.byReason.map(({ reason, people }) => ({
            name: REASONS[reason],
            value: writeCount(people),
          })),
          {
            name: 'Reinstated',
            value: `${writeNumberOf(page.missedOnce, 'departure', 'departures')}, because the person was missing from one snapshot only`,
          },
          {
            name: 'Followed again',
            value: `${writeNumberOf(page.returned, 'time', 'times')} after leaving`,
          },
        ]}
      />
    </>
  );
}

function departures(page: Churn): string {
  if (page.departures > 0)
    return `${writeNumberOf(page.departures, 'departure', 'departures')}${precision(page)}.`;
  return page.isLeavingSeen
    ? 'No departures in this window.'
    : 'Tribefinder can’t tell who left in this window: departures show only from the first snapshot on.';
}

function precision({ exactTimes, widthDays }: Churn): string {
  if (exactTimes) return ', most with an exact time';
  if (widthDays === null) return '';
  return `, half of them dated to within ${widthDays < 1.5 ? 'a day' : writeNumberOf(Math.round(widthDays), 'day', 'days')}`;
}
