/** A term and its meaning, as in docs/glossary.md. */
export interface GlossaryEntry {
  term: string;
  meaning: string;
  /** Names of facts on the report that the entry explains. */
  facts?: string[];
}

/** Terms of the report. */
export const REPORT_TERMS: readonly GlossaryEntry[] = [
  { term: 'account', meaning: 'The profile whose audience a report is about.' },
  { term: 'audience', meaning: 'Everybody who follows the account, and those who used to.' },
  { term: 'platform', meaning: 'Where the account is: X, Bluesky, Mastodon and so on.' },
  { term: 'snapshot', meaning: 'The follower list as it was read at one time.' },
  {
    term: 'rejected snapshot',
    meaning:
      'A snapshot we don’t believe: empty, cut short, or somebody else’s list. It never says that anybody left.',
    facts: ['Rejected snapshots'],
  },
  { term: 'doubted snapshot', meaning: 'A snapshot you told us not to believe.' },
  {
    term: 'follower spell',
    meaning: 'One person’s time from follow to unfollow. A person who returns has two.',
  },
  { term: 'arrival, departure', meaning: 'The start and the end of a follower spell.' },
  {
    term: 'unfollow',
    meaning:
      'A departure by choice. Other departures are suspended, deleted, blocked, severed or unknown.',
  },
  {
    term: 'reinstated departure',
    meaning: 'A departure we withdrew because the person was there after all.',
    facts: ['Reinstated departures', 'Reinstated'],
  },
  {
    term: 'mass departure',
    meaning:
      'Far more people gone at once than usual, for example when a platform removes accounts.',
    facts: ['Mass departures'],
  },
  {
    term: 'follow churner',
    meaning: 'An account that follows to be followed back and leaves within days.',
    facts: ['Follow churners'],
  },
  {
    term: 'retention (30, 90, 365 days)',
    meaning: 'The share of new followers who still follow then.',
  },
  {
    term: 'topic',
    meaning:
      'What posts are about. You give topics, or the posts carry them, or Tribefinder finds them.',
  },
  {
    term: 'broad topic, fine topic',
    meaning:
      'A broad topic is what the report shows. A fine topic is part of one. The posts of a broad topic mean similar things or interest the same people.',
  },
  {
    term: 'cost of a topic',
    meaning: 'The unfollows attributable to its posts. Negative: the topic keeps people.',
  },
  {
    term: 'reversal',
    meaning:
      'Most communities with an effect show the opposite of the overall effect (Simpson’s paradox).',
  },
  { term: 'growth of a topic', meaning: 'The follows attributable to its posts.' },
  {
    term: 'lasting follows',
    meaning:
      'The follows expected to last at least 90 days. If the data has only current followers: the follows of people who still follow.',
  },
  {
    term: 'verdict',
    meaning:
      'What the evidence supports: costs, keeps, attracts, no measurable effect, or not enough evidence.',
  },
  {
    term: 'role of a topic',
    meaning:
      'Cost and growth together: tribe builder, filter, erosion, passing traffic, quiet, or not enough evidence.',
  },
  {
    term: 'tribe builder',
    meaning: 'A topic that attracts or keeps followers, with no measurable loss.',
  },
  {
    term: 'filter',
    meaning: 'A topic that costs people outside the tribe, and few or none inside it.',
  },
  { term: 'erosion', meaning: 'A topic that costs the tribe.' },
  { term: 'passing traffic', meaning: 'A topic that attracts followers who mostly don’t stay.' },
  { term: 'quiet', meaning: 'A topic with no measurable effect either way.' },
  { term: 'community', meaning: 'People grouped by shared interests and ties.' },
  {
    term: 'tribe',
    meaning:
      'A community that stays through every topic, engages with several of them, and is followed back.',
  },
  {
    term: 'interest',
    meaning:
      'A term somebody cares about, from their bio, their hashtags or what they engage with.',
  },
  {
    term: 'engagement',
    meaning: 'A like, repost, reply or quote. In files and the API, reactions is their number.',
  },
  { term: 'mention', meaning: 'A post that names an account.' },
  {
    term: 'likeness',
    meaning:
      'How close a person’s interests are to the centre of the tribe’s: 1 for the same, 0 for none shared.',
  },
  {
    term: 'like-mindedness',
    meaning:
      'The mean of retention, breadth and reciprocity, from 0 to 1. The whole audience is 0.5.',
  },
  {
    term: 'breadth',
    meaning: 'The share of your broad topics that a member engages with, on average.',
  },
  { term: 'reciprocity', meaning: 'The share of members whom you follow.' },
  {
    term: 'cohesion',
    meaning: 'How close the interests of a community’s members are, from 0 to 1.',
  },
  {
    term: 'stability',
    meaning: 'How often repeated runs on the same data put the same people together, from 0 to 1.',
  },
  {
    term: 'stability of the verdict',
    meaning:
      'How often the verdict stays the same without a tenth of the people, from 0 to 1. Below 0.9, the community has no verdict.',
  },
  {
    term: 'interval',
    meaning:
      'The 95% interval of an estimate: the range that should contain the true value 95 times in 100.',
  },
  { term: 'window', meaning: 'The time a report is about.' },
  {
    term: 'rejected row',
    meaning: 'Input that could not be read, kept with its reason.',
  },
  {
    term: 'erased account',
    meaning:
      'An account that its platform deleted. Tribefinder keeps only when it followed and left, and why.',
  },
  { term: 'quarantine', meaning: 'The list of rejected rows. You can correct and replay them.' },
  {
    term: 'correction',
    meaning:
      'What you say about a snapshot, a person, a post, a topic or a community. Reports follow it; you can undo it.',
  },
  {
    term: 'typicality',
    meaning: 'How close a person’s interests are to those of their community, from 0 to 1.',
  },
  {
    term: 'strength of a connection',
    meaning: 'How many interests and ties two people share. Rare interests count more.',
  },
  {
    term: 'accounts compared',
    meaning:
      'Two accounts of one owner: which topics cost or attract more on one than on the other.',
  },
  {
    term: 'live',
    meaning:
      'As it happens: on Bluesky, `tribe watch` also stores follows and unfollows between snapshots.',
  },
  { term: 'digest', meaning: 'A summary of what changed. You get it only if you ask for it.' },
];

/** Terms of the method. */
export const METHOD_TERMS: readonly GlossaryEntry[] = [
  { term: 'hazard', meaning: 'The rate at which followers leave, per person and day.' },
  { term: 'hazard ratio', meaning: 'The factor by which one post of a topic changes the hazard.' },
  { term: 'at risk', meaning: 'Following at that time, and so able to leave.' },
  {
    term: 'exposure',
    meaning:
      'How much of a topic was in front of the audience: each post counts 1 when new and less as it ages.',
  },
  {
    term: 'half-life of an effect',
    meaning: 'The time after which a post has half its effect.',
  },
  {
    term: 'attributable',
    meaning: 'The number observed, minus the number expected without the topic’s posts.',
  },
  {
    term: 'overdispersion',
    meaning: 'How much departures cluster. 1 means not at all.',
  },
  {
    term: 'overload',
    meaning: 'Posting more than usual, whatever the topic. Its cost is reported on its own.',
  },
  {
    term: 'false discovery rate',
    meaning: 'The share of the reported effects that is expected to be false.',
  },
  {
    term: 'log-rank test',
    meaning:
      'Compares how long two groups stay. A small probability means that chance hardly explains the difference.',
  },
  { term: 'days at risk', meaning: 'One for each follower and each day on which they follow.' },
  { term: 'cohort', meaning: 'People who arrived in the same period.' },
  {
    term: 'censored',
    meaning:
      'Known only to be longer than some time, for example because the person still follows.',
  },
  {
    term: 'delayed entry',
    meaning: 'A spell counts only from the age at which it was first observed.',
  },
  {
    term: 'modularity, resolution',
    meaning:
      'How much denser ties are within communities than by chance, and how fine the communities are.',
  },
  { term: 'consensus', meaning: 'One partition made from several runs.' },
  {
    term: 'partition refinement',
    meaning: 'Moving people between communities until no move improves the partition.',
  },
];

const TERMS = [...REPORT_TERMS, ...METHOD_TERMS];

/** The meaning of a fact's name, or `undefined` for a name that needs none. */
export function factMeaning(name: string): string | undefined {
  return TERMS.find(({ facts }) => facts?.includes(name))?.meaning;
}

/** The meaning of a term. */
export function meaningOf(term: string): string {
  return TERMS.find((entry) => entry.term === term)!.meaning;
}
