import type { AccountInfo, AudienceLog } from '../../../model/audience-log.ts';
import type { Correction } from '../../../model/corrections.ts';
import type { PersonId } from '../../../model/ids.ts';
import type { Inputs } from '../../ports/event-log.ts';
import { EngagementCollector } from './engagements.ts';
import { InterestCollector } from './interests.ts';
import { OccurrenceCollector } from './occurrences.ts';
import { OwnFollowingCollector } from './own-following.ts';
import type { PeopleIndex } from './people-index.ts';
import type { PeopleNames } from './people-names.ts';
import { knownPeople, type StoredPeople } from './read-people.ts';
import { PostCollector } from './posts.ts';
import { ProfileCollector } from './profiles.ts';
import { SnapshotCollector } from './snapshots.ts';
import type { Section } from './section.ts';
import { StatusCollector } from './statuses.ts';
import { TieCollector } from './ties.ts';

/**
 * Makes an audience from the rows of any database. Pass it every row of every section, then ask for
 * the log. The log does not depend on the order of imports.
 */
export class AudienceAssembly {
  readonly #names: PeopleNames;
  readonly #people: PeopleIndex;
  readonly #posts = new PostCollector();
  readonly #profiles: ProfileCollector;
  readonly #snapshots: SnapshotCollector;
  readonly #follows: OccurrenceCollector;
  readonly #unfollows: OccurrenceCollector;
  readonly #statuses: StatusCollector;
  readonly #engagements: EngagementCollector;
  readonly #interests: InterestCollector;
  readonly #ownFollowing: OwnFollowingCollector;
  readonly #ties: TieCollector;

  /** @param profilesAt ms: later versions of profiles are left out. */
  constructor({ people, names }: StoredPeople, profilesAt: number) {
    this.#names = names;
    this.#people = knownPeople({ people, names });
    this.#profiles = new ProfileCollector(this.#people, profilesAt);
    this.#snapshots = new SnapshotCollector(this.#people);
    this.#follows = new OccurrenceCollector('follow', this.#people);
    this.#unfollows = new OccurrenceCollector('unfollow', this.#people);
    this.#statuses = new StatusCollector(this.#people);
    this.#engagements = new EngagementCollector(this.#people);
    this.#interests = new InterestCollector(this.#people);
    this.#ownFollowing = new OwnFollowingCollector(this.#people);
    this.#ties = new TieCollector(this.#people);
  }

  sections(): Section[] {
    return [
      this.#posts,
      this.#profiles,
      this.#snapshots,
      this.#follows,
      this.#unfollows,
      this.#statuses,
      this.#engagements,
      this.#interests,
      this.#ownFollowing,
      this.#ties,
    ].flatMap((collector) => collector.sections());
  }

  log(
    account: AccountInfo,
    corrections: Correction[],
    { events, digest, quarantined }: Inputs,
  ): AudienceLog {
    const { ids, count } = this.#people;
    const { former } = this.#profiles;
    const posts = this.#posts.posts();
    const { reason: _, ...follows } = this.#follows.columns();
    const { via: __, ...unfollows } = this.#unfollows.columns();
    return {
      account,
      people: { count, ids, profiles: this.#profiles.profiles(), former },
      posts,
      snapshots: this.#snapshots.snapshots(),
      follows,
      brought: this.#follows.brought(),
      unfollows,
      statuses: this.#statuses.columns(),
      engagements: this.#engagements.columns(posts),
      interests: this.#interests.columns(),
      ownFollowing: this.#ownFollowing.columns(),
      ties: this.#ties.columns(),
      corrections: corrections.map((one) => this.#named(one)),
      events,
      digest,
      quarantined,
    };
  }

  /** Returns a correction with the person's id, even if it was made when only the handle was known. */
  #named(correction: Correction): Correction {
    if (correction.kind !== 'follow-churner') return correction;
    return { ...correction, person: this.#names.idOf(correction.person) as PersonId };
  }
}
