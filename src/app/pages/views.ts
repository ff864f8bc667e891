import { z } from 'zod';
import type { Analysis } from '../../analysis/result.ts';
import { churnPage } from '../../views/churn/churn-page.ts';
import { followChurnersPage } from '../../views/churn/follow-churners.ts';
import { departuresPage } from '../../views/churn/departures.ts';
import { mapPage } from '../../views/map/map-page.ts';
import type { ListQuery } from '../../views/rows/list-page.ts';
import { personPage } from '../../views/person/person-page.ts';
import type { PageBasis } from '../../views/page-basis.ts';
import { retentionPage } from '../../views/report/retention-page.ts';
import { people, searchPage } from '../../views/person/search-page.ts';
import { topicPosts } from '../../views/topic/topic-posts.ts';
import { topicPage } from '../../views/topic/topic-page.ts';
import { communityMembers, communityPage } from '../../views/community/community-page.ts';
import { allTopics } from '../../views/why/why-topic.ts';
import { ChurnPage, DeparturesPage, FollowChurnersPage } from '../../model/pages/churn-page.ts';
import { MapPage } from '../../model/pages/map-page.ts';
import { PeoplePage, PersonPage, SearchPage } from '../../model/pages/person-page.ts';
import { RetentionPage } from '../../model/pages/retention-page.ts';
import { PostsPage, TopicPage } from '../../model/pages/topic-page.ts';
import { MembersPage, CommunityPage } from '../../model/pages/community-page.ts';
import { BestPosts, CameWith, LeftAfter, LikeTribe, Mix } from '../../model/pages/answers.ts';
import { TribeReport } from '../../model/report.ts';
import { bestPosts } from '../../views/answers/best-posts.ts';
import { cameWith } from '../../views/answers/came-with.ts';
import { leftAfter } from '../../views/answers/left-after.ts';
import { likeTribe } from '../../views/answers/like-tribe.ts';
import { mix } from '../../views/answers/mix.ts';

/** The parameters of a page, as its address contains them. */
export interface ViewArguments {
  /** The id of a topic, community, person or post. */
  id?: string;
  /** The text to search for, the posts of a mix, or `former` for people who left. */
  requested?: string;
  /** The end of the previous page. */
  cursor?: string;
  /** How a list is filtered and sorted. */
  list?: ListQuery;
}

interface View<Page> {
  schema: z.ZodType<Page>;
  /** `undefined`: nothing has that id. */
  make: (
    analysis: Analysis,
    report: TribeReport,
    requested: ViewArguments,
    basis: PageBasis,
  ) => Page | undefined;
}

const cut = <Page>(schema: z.ZodType<Page>, make: View<Page>['make']): View<Page> => ({
  schema,
  make,
});

/** Every page made from an analysis. A new page is a line here and a route. */
export const VIEWS = {
  report: cut(TribeReport, (_, report) => report),
  retention: cut(RetentionPage, retentionPage),
  topic: cut(TopicPage, (analysis, report, { id }) =>
    at(topicAt(analysis, id), (position) => topicPage(analysis, report, position)),
  ),
  posts: cut(PostsPage, (analysis, _, { id, list = {}, cursor }) =>
    at(topicAt(analysis, id), (position) => topicPosts(analysis, position, list, placeOf(cursor))),
  ),
  community: cut(CommunityPage, (analysis, report, { id }, basis) =>
    at(communityAt(analysis, report, id), (position) =>
      communityPage(analysis, report, basis, position),
    ),
  ),
  members: cut(MembersPage, (analysis, report, { id, list = {}, cursor }, basis) =>
    at(communityAt(analysis, report, id), (position) =>
      communityMembers(analysis, report, basis, position, list, placeOf(cursor)),
    ),
  ),
  map: cut(MapPage, mapPage),
  churn: cut(ChurnPage, churnPage),
  departures: cut(DeparturesPage, (analysis, _, { list = {}, cursor }) =>
    departuresPage(analysis, list, placeOf(cursor)),
  ),
  followChurners: cut(FollowChurnersPage, (analysis, _, { list = {}, cursor }) =>
    followChurnersPage(analysis, list, placeOf(cursor)),
  ),
  person: cut(PersonPage, (analysis, _, { id = '' }, basis) =>
    at(basis.numberOf(id) ?? -1, (person) => personPage(analysis, person)),
  ),
  people: cut(PeoplePage, (analysis, _, { requested = '', list = {}, cursor }, basis) =>
    people(analysis, basis, requested, list, placeOf(cursor)),
  ),
  search: cut(SearchPage, (analysis, report, { requested = '' }, basis) =>
    searchPage(analysis, report, basis.people, requested),
  ),
  leftAfter: cut(LeftAfter, (analysis, _, { id }, basis) =>
    at(postAt(analysis, id), (post) => leftAfter(analysis, basis, post)),
  ),
  bestPosts: cut(BestPosts, bestPosts),
  likeTribe: cut(LikeTribe, (analysis, _, { requested }, basis) =>
    likeTribe(analysis, basis, requested === 'former' ? 'former' : 'current'),
  ),
  cameWith: cut(CameWith, (analysis, _, { id }, basis) =>
    at(broadTopicAt(analysis, id), (topic) => cameWith(analysis, basis, topic)),
  ),
  mix: cut(Mix, (analysis, _, { requested = '' }, basis) =>
    mix(analysis, basis, postsOfMix(requested)),
  ),
};

export type ViewName = keyof typeof VIEWS;

/** Returns the form of a page. If it changes, browsers must load the page again. */
export function formsOf(name: ViewName): string {
  return JSON.stringify(z.toJSONSchema(VIEWS[name].schema as z.ZodType, { io: 'output' }));
}

function at<Page>(position: number, make: (position: number) => Page): Page | undefined {
  return position < 0 ? undefined : make(position);
}

function postAt({ log }: Analysis, requested: string | undefined): number {
  return log.posts.findIndex(({ id }) => id === requested);
}

/** Reads `politics:2,rust:20`. */
function postsOfMix(requested: string): Map<string, number> {
  const parts = requested.split(',').map((part) => part.split(':'));
  return new Map(parts.map(([topic, posts]) => [topic, Number(posts)]));
}

function topicAt({ postTopics }: Analysis, requested: string | undefined): number {
  return allTopics(postTopics).findIndex(({ id }) => id === requested);
}

/** Fine topics have no figures of who came with them. */
function broadTopicAt({ postTopics }: Analysis, requested: string | undefined): number {
  return postTopics.topics.findIndex(({ id }) => id === requested);
}

function communityAt(
  { partition }: Analysis,
  report: TribeReport,
  requested: string | undefined,
): number {
  if (!report.communities.some(({ id }) => id === requested)) return -1;
  return partition.communities.findIndex(({ id }) => id === requested);
}

function placeOf(cursor: string | undefined): number {
  return cursor === undefined ? 0 : Number(cursor);
}
