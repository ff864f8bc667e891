import { writeDay } from '../../model/dates.ts';
import type { AudienceEvent, Platform } from '../../model/events.ts';
import { formatInstant } from '../../model/instant.ts';
import {
  type ClockFault,
  clockFault,
  FIRST_NETWORKS,
  type PossibleTimes,
  possibleTimes,
} from '../../model/platform-starts.ts';
import { writeNumberOf } from '../../render/wording/numbers.ts';

/** Collects the events of a file that have impossible times, to report them. */
export class ClockNotes {
  readonly #times: PossibleTimes;
  readonly #found = new Map<
    ClockFault | 'before the first networks',
    { events: number; line: number; time: number }
  >();

  /** @param now ms since 1970. */
  constructor(platform: Platform, now: number) {
    this.#times = possibleTimes(platform, now);
  }

  add(events: Iterable<{ event: AudienceEvent; line: number }>): void {
    for (const { event, line } of events) {
      const time = timeOf(event);
      const fault = clockFault(time, this.#times) ?? beforeNetworks(time);
      if (fault === undefined) continue;
      const first = this.#found.get(fault) ?? { events: 0, line, time };
      this.#found.set(fault, { ...first, events: first.events + 1 });
    }
  }

  /** Returns sentences for the owner. */
  notes(): string[] {
    return Array.from(this.#found, ([fault, { events, line, time }]) => {
      const [has, uses] = events === 1 ? ['has a time', 'it'] : ['have times', 'them'];
      const advice =
        fault === 'before the first networks'
          ? 'If that is a mistake, correct the date and import the file again.'
          : `No figure uses ${uses}.`;
      return (
        `${writeNumberOf(events, 'event', 'events')} ${has} ${this.#inWords(fault)} ` +
        `(line ${line}: ${formatInstant(time)}). ${advice}`
      );
    });
  }

  #inWords(fault: ClockFault | 'before the first networks'): string {
    if (fault === 'before the first networks')
      return `before the first social networks, ${writeDay(formatInstant(FIRST_NETWORKS))}`;
    if (fault === 'after now') return 'after now';
    if (fault === 'seconds') return 'near 1970, because seconds were read as milliseconds';
    return `before the platform existed, ${writeDay(formatInstant(this.#times.earliest))}`;
  }
}

/** On a platform whose start we don't know, such a time is possible, but hardly meant. */
function beforeNetworks(time: number): 'before the first networks' | undefined {
  return time < FIRST_NETWORKS ? 'before the first networks' : undefined;
}

/** Returns the time by which an event happened; Infinity if unknown. */
function timeOf(event: AudienceEvent): number {
  switch (event.type) {
    case 'follow':
    case 'unfollow':
      return event.before;
    case 'post':
    case 'snapshot':
    case 'status':
    case 'engagement':
      return event.at;
    default:
      return Infinity;
  }
}
