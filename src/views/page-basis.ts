import type { SurvivalCurve } from '../model/pages/parts.ts';
import type { Analysis } from '../analysis/result.ts';
import { comingsAndGoings, type ComingsAndGoings } from '../analysis/posts/comings-and-goings.ts';
import { gainedSpells } from '../analysis/retention/gained-spells.ts';
import { retentionCurve } from '../analysis/retention/retention-curve.ts';
import { ListedPeople } from './person/listed-people.ts';
import { PeopleIndex } from './person/people-index.ts';

/** What several pages of an analysis need and none changes, each worked out once. */
export class PageBasis {
  readonly #analysis: Analysis;
  #numbers: Map<string, number> | undefined;
  #people: PeopleIndex | undefined;
  #listed: ListedPeople | undefined;
  #everybody: SurvivalCurve | null | undefined;
  #comingsAndGoings: ComingsAndGoings | undefined;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  /** Returns the number of a person, `undefined` if unknown. */
  numberOf(id: string): number | undefined {
    this.#numbers ??= new Map(this.#analysis.log.people.ids.map((one, person) => [one, person]));
    return this.#numbers.get(id);
  }

  get people(): PeopleIndex {
    this.#people ??= new PeopleIndex(this.#analysis.log.people);
    return this.#people;
  }

  get listed(): ListedPeople {
    this.#listed ??= new ListedPeople(this.#analysis);
    return this.#listed;
  }

  /** How long all new followers stay. */
  get everybody(): SurvivalCurve | null {
    const { audience, window } = this.#analysis;
    if (this.#everybody === undefined)
      this.#everybody = retentionCurve(audience, gainedSpells(audience), window);
    return this.#everybody;
  }

  get comingsAndGoings(): ComingsAndGoings {
    this.#comingsAndGoings ??= comingsAndGoings(this.#analysis.audience);
    return this.#comingsAndGoings;
  }
}
