import type { ListField } from '../../model/list-question.ts';

/** For each field, the column that contains it. */
export type Columns = Partial<Record<ListField, string>>;

/**
 * Names of the columns in lists of people from various tools, as {@link plainName} writes them, the
 * most certain first. Rounded copies of an id (`id` next to `id_str`) and row numbers come last.
 */
const OF_PEOPLE: Partial<Record<ListField, string>> = {
  id: 'idstr useridstr userid twitterid twitteruserid xid accountid followerid followingid restid userrestid did userpk pk useridnumeric uid profileid actorid id ids',
  handle:
    'screenname userscreenname username userusername handle userhandle twitterhandle twitterusername xhandle xusername instagramusername tiktokusername acct accountaddress login uniqueid user usernames handles screennames account profilename legacy.screenname core.screenname follower followee',
  name: 'displayname userdisplayname fullname realname nickname name legacy.name core.name usertitle',
  bio: 'description biography bio userdescription rawdescription userbio profilebio note summary about legacy.description profilebio.description',
  location: 'location userlocation legacy.location location.location',
  lang: 'lang language',
  address:
    'profileurl userurl profilelink userlink accounturl twitterurl profile htmlurl permalink link href actor address url uri urls',
  followers:
    'followerscount followercount followers publicmetrics.followerscount legacy.followerscount userfollowerscount followersamount numfollowers nfollowers',
  following:
    'followingcount followscount friendscount following followings friends publicmetrics.followingcount legacy.friendscount followingscount userfollowingcount numfollowing',
  createdAt:
    'createdat accountcreatedat accountcreated joindate joined joinedat datejoined created usercreatedat registeredat legacy.createdat core.createdat published',
  followedAt:
    'followedat followdate followedon followtime followingsince followersince followedsince',
  listedAt:
    'retrievedat fetchedat scrapedat collectedat extractedat exportedat capturedat crawledat snapshotat snapshotdate listedat twarc.retrievedat scrapetimestamp extractiondate timestamp date',
};

const OF_POSTS: Partial<Record<ListField, string>> = {
  id: 'tweetid statusid postid idstr id restid uri url',
  text: 'fulltext text rawcontent content tweet tweettext posttext body caption record.text legacy.fulltext message',
  at: 'createdat publishedat postedat date datetime timestamp tweetdate record.createdat legacy.createdat published time indexedat',
  lang: 'lang language legacy.lang',
  author:
    'authorid userid user.idstr user.id author.did author.id account.id userscreenname screenname user.screenname user.username author.username author.handle account.acct username author',
};

/** Returns a column's name for comparisons: in lower case, with letters, digits and dots only. */
export function plainName(column: string): string {
  return column
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]/gu, '')
    .replace(/^\.+/, '');
}

/** Finds the columns of a list of people by their names. */
export function columnsOfPeople(names: readonly string[]): Columns {
  return columnsBy(OF_PEOPLE, names);
}

/** Finds the columns of a list of posts. */
export function columnsOfPosts(names: readonly string[]): Columns {
  return columnsBy(OF_POSTS, names);
}

/** Whether rows with these columns are posts: they have a text, an id and a time, and no profile. */
export function arePosts(names: readonly string[]): boolean {
  const { text, id, at } = columnsOfPosts(names);
  const { bio, followers } = columnsOfPeople(names);
  const isProfile = bio !== undefined || followers !== undefined;
  return text !== undefined && id !== undefined && at !== undefined && !isProfile;
}

/** Whether columns with these names identify people. An `id` alone can belong to anything. */
export function namePeople(names: readonly string[]): boolean {
  const { id, handle, address, ...profile } = columnsOfPeople(names);
  if (handle !== undefined || address !== undefined) return true;
  if (id === undefined) return false;
  return names.length === 1 || plainName(id) !== 'id' || Object.keys(profile).length > 0;
}

function columnsBy(known: Partial<Record<ListField, string>>, names: readonly string[]): Columns {
  const columns: Columns = {};
  const byPlain = new Map(names.toReversed().map((name) => [plainName(name), name]));
  const taken = new Set<string>();
  for (const [field, synonyms] of Object.entries(known) as [ListField, string][]) {
    const column = synonyms.split(' ').map((name) => byPlain.get(name));
    const found = column.find((name) => name !== undefined && !taken.has(name));
    if (found === undefined) continue;
    columns[field] = found;
    taken.add(found);
  }
  return columns;
}
