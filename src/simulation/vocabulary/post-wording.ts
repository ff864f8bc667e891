import { list } from './vocabulary.ts';

/** How the owner writes about a topic: sentences with `{slots}`, and the words to fill them. */
export interface PostWording {
  sentences: readonly string[];
  slots: Readonly<Record<string, readonly string[]>>;
  hashtags: readonly string[];
}

/** Openings and endings without a topic. Half of all posts have one. */
export const OPENINGS =
  list(`Small note: | Thread, sort of: | Today I learned: | Good morning. | Honest question: |
  Finally: | Late to this, but: | Reminder to self: | Long day. | Thinking aloud: | Update: | Unpopular opinion: |
  Fun fact: | Notes from this week: | OK, hear me out.`);

export const ENDINGS =
  list(`Thoughts? | More on this soon. | Took me all week. | Not sorry. | Happy to be wrong. |
  What do you do? | Links below. | That is the post. | Back to work. | Write-up to follow. | 🎉 | 😅 | ✨ |
  Thanks to everyone who helped. | I keep coming back to this.`);

const RUST: PostWording = {
  sentences: list(`Spent the evening with {concept} in Rust and the borrow checker {won}. |
    New release of my {crate} crate: {change}. | The compiler error for {concept} is better than most tutorials. |
    Rewrote the {program} in Rust: {gain}. | {concept} finally clicked after I drew the ownership on paper. |
    cargo {subcommand} saved me an hour today, the {crate} crate does the rest. |
    Async Rust question: how do you cancel a {task} without leaking the {resource}? |
    Wrote about lifetimes and {concept}, with far too many diagrams. |
    Clippy is right about {concept}, as usual. | Unsafe code review: the {resource} was freed twice in the {program}. |
    Benchmarks of the {program}: {gain} after I removed one allocation per {task}. |
    Porting the {program} to no_std; the {resource} is the hard part. |
    Rust tip: reach for {concept} before you clone. | Trait objects or generics for the {crate} crate? {concept} decides. |
    Pair-programmed on {concept} with a beginner and the compiler taught us both.`),
  slots: {
    concept:
      list(`lifetimes | pinning | trait objects | associated types | the Drop trait | interior mutability |
      const generics | iterator adapters | error enums | procedural macros | Send and Sync | slices | smart pointers |
      pattern matching | newtype wrappers`),
    won: list('won | lost for once | and I shook hands | taught me something | won again'),
    crate: list(
      'parser | serializer | arena | terminal | tracing | scheduler | checksum | ring buffer | command line',
    ),
    change:
      list(`faster iterators | no more unsafe code | a smaller binary | better error messages |
      support for WebAssembly | an async runtime of your choice | fewer dependencies`),
    program: list(
      'log shipper | emulator | file watcher | image resizer | packet filter | build tool | text editor | toy kernel',
    ),
    gain: list(`half the memory | ten times the throughput | a third of the latency | the same speed and no crashes |
      40% fewer allocations`),
    subcommand: list('expand | flamegraph | bench | fix | tree | fuzz'),
    task: list('future | worker thread | stream | request | spawned task'),
    resource: list('buffer | socket | file handle | arena | lock guard | raw pointer'),
  },
  hashtags: list('#rustlang | #rust | #systems | #wasm | #embedded'),
};

const TYPESCRIPT: PostWording = {
  sentences: list(`TypeScript {feature} turned a runtime bug in the {part} into a red squiggle. |
    Moved our {part} to strict mode: {count} errors, most of them real. | {feature} in TypeScript, explained with a {example}. |
    The {part} bundle is {saving} smaller after we dropped one dependency. |
    Please type your props: {feature} beats any in every {part}. |
    Wrote a tiny library for {purpose}, fully typed, no runtime. | The {part} was rendering twice because of {culprit}. |
    Frontend friends: how do you test a {part} with {culprit}? |
    Upgraded the compiler and threw away my workaround for {feature}. |
    JavaScript lets you. TypeScript asks why. Today it asked about {culprit}. |
    Accessible {part} done: keyboard, focus, screen reader, and types for {purpose}. |
    CSS and a typed {part}: the web platform handles {purpose} by itself now. |
    tsconfig advice: turn on strict first, then worry about {feature}. |
    Node can run TypeScript files directly and our {part} build step is gone. |
    Reviewed a pull request that was only generics. It was about {purpose}.`),
  slots: {
    feature:
      list(`narrowing | discriminated unions | conditional types | template literal types | satisfies |
      mapped types | generics | branded types | type guards | inference | declaration files`),
    part: list(`checkout form | component library | router | design system | dashboard | date picker | modal |
      sign-in page | data table | browser extension | navigation menu`),
    count: list('214 | 97 | 1,300 | 42 | 560'),
    example: list('pizza order | traffic light | shopping basket | chess board | vending machine'),
    saving: list('a third | 40 kB | half | 18%'),
    purpose: list(
      'form validation | routing | state machines | feature flags | translations | API clients | lazy loading',
    ),
    culprit: list(
      'a stale closure | an effect with no dependencies | hydration | undefined props | a race between promises',
    ),
  },
  hashtags: list('#typescript | #javascript | #webdev | #frontend | #a11y'),
};

const DATABASES: PostWording = {
  sentences: list(`The {query} went from {slow} to {fast} with one partial index. |
    PostgreSQL {feature} is underrated, we use it for {use}. | Backups are a rumour until you have restored the {table} table. |
    Read the query plan before you blame the {query}. | SQLite handles {use} for us, one file, no server. |
    Migration day: adding a column to the {table} table without locking {use}. |
    Isolation levels, a horror story: two transactions and one {table} row. |
    {feature} explained with the {table} table and two coloured pens. |
    The replica lagged because of a {query}; {feature} fixed it. |
    Vacuum your {table} table, the bloat was {bloat}. | Normalise until {use} hurts, then add an index. |
    Window functions replaced 200 lines of code in the {query}. |
    Foreign keys found {count} orphans in the {table} table. | Partitioned the {table} table by month and the {query} got boring. |
    Database schema review: {feature} first, triggers last.`),
  slots: {
    query: list(
      'monthly report | join over three tables | search query | dashboard query | invoice query | count of distinct rows',
    ),
    slow: list('40 seconds | 9 minutes | 12 seconds | a coffee break'),
    fast: list('90 ms | half a second | 12 ms | nothing at all'),
    feature:
      list(`a covering index | logical replication | row-level security | a materialized view | advisory locks |
      write-ahead logging | a common table expression | check constraints | a generated column | connection pooling`),
    use: list(
      'job queues | event logs | full-text search | audit trails | time series | geodata | session storage',
    ),
    table: list('orders | users | measurements | events | invoices | bookings | messages'),
    bloat: list('60% | three times the data | 80 GB'),
    count: list('1,204 | 17 | 88,000 | 312'),
  },
  hashtags: list('#postgres | #sql | #sqlite | #databases | #dataengineering'),
};

const POLITICS: PostWording = {
  sentences: list(`The council votes on the {bill} tonight, and the {part} is worth reading. |
    Turnout in the {election} was {turnout}. Vote, whatever you vote. |
    The {bill} debate in parliament was about everything except {issue}. |
    My view on {issue}: the government should publish the numbers first. |
    Wrote to my representative about {issue} and got an answer with a {part}. |
    If you want better {issue}, go to the public hearing on the {bill}. | Election night: {issue} decided more than the polls said. |
    The minister's statement on {issue} skips the {part}. | Petition on the {bill}: I signed it, here is why. |
    Two parties, one {part}: what the coalition agreed about {issue}. | Opposition and government both misread the {bill}. |
    Local politics is {issue}, a {part} and eleven people in a cold room. |
    Campaign posters everywhere and not one word on {issue}. | The budget cuts {issue} again; see the {part} of the {bill}. |
    Democracy needs {issue} and a free press, in that order or the other.`),
  slots: {
    bill: list(
      'housing bill | transport bill | budget | electoral reform bill | climate law | data protection bill | school funding plan',
    ),
    part: list(
      'amendment | annex | impact assessment | minority report | funding table | footnote',
    ),
    election: list(
      'local election | by-election | general election | referendum | mayoral election',
    ),
    turnout: list('38% | 61% | lower than last time | the highest in years'),
    issue:
      list(`public transport | rent control | tax fairness | voting rights | healthcare waiting lists | energy prices |
      press freedom | school places | pension reform | cycle lanes | public broadcasting`),
  },
  hashtags: list('#politics | #election | #democracy | #vote | #policy'),
};

const LGBT: PostWording = {
  sentences: list(`Pride {event} this weekend, come and say hello at the {place} stall. |
    Proud to have helped the {place} raise money for {cause}. | Queer history: the {place} of our town opened in {year}. |
    Coming out at work, {count} years on: {lesson}. | Trans rights are human rights, and {cause} needs volunteers. |
    The queer choir sang at the {place} and I cried at the second song. |
    Pronouns in the sign-up form: {lesson}. | Reading a lesbian novel for the {event}; recommend me the next one. |
    Rainbow families picnic at the {place}, with thanks to everyone behind {cause}. |
    Mentoring queer beginners in tech again: {lesson}. | LGBTQ youth need {cause}. Donate if you can. |
    Nonbinary friends, the {event} has gender-free changing rooms. It took one email. |
    Met so many gay and bi engineers at the {event}; {lesson}. | Love is love, and {cause} is how it gets through winter. |
    Drag bingo at the {place} for {cause}: bring cash and a fan.`),
  slots: {
    event: list('march | parade | book club | film night | meetup | picnic | swim'),
    place: list(
      'community centre | library | queer bookshop | youth club | town hall | old cinema | choir room',
    ),
    cause:
      list(`the trans support line | inclusive schools | the youth shelter | marriage equality abroad | queer archives |
      the peer support group | asylum for LGBTQ people`),
    year: list('1978 | 1985 | 1991 | 2003'),
    count: list('three | ten | five | twelve'),
    lesson:
      list(`visibility helps | nobody minded, one person thanked me | ask, do not guess | chosen family is real |
      representation matters | the team got better at listening`),
  },
  hashtags: list('#pride | #lgbtq | #queer | #queerintech | #transrights'),
};

const TELEVISION: PostWording = {
  sentences: list(`That Saltmarsh Station {moment}! {character} {did}. |
    Saltmarsh theory: {character} {did} before episode {number}. | Rewatching season one: {character} was lying about {thing}. |
    Tonight's episode: {moment}, {thing}, and no answers. | No spoilers, but {character} and {thing}. Wow. |
    Ranking every Saltmarsh {moment}: number {number} is {thing}. | The showrunner says {thing} comes back in the finale. |
    I paused episode {number} to look at {thing} on the captain's desk. | {character} deserves an award for that {moment}. |
    Season finale party at ours, bring snacks and a theory about {thing}. | The Saltmarsh soundtrack in that {moment} is {praise}. |
    Episode {number} was {praise}: the actors, the costumes, {thing}. | Cancelled? Not before we learn what {character} did with {thing}. |
    The trailer shows {thing} for one frame. {character} {did}, I am sure. | Live-posting the {moment}: {character} is back!`),
  slots: {
    moment: list(
      'cliffhanger | opening scene | flashback | reunion | cold open | plot twist | finale | speech',
    ),
    character: list(
      'Captain Varga | Doctor Orun | the engineer | the harbour master | the twins | the stowaway',
    ),
    did: list(
      'opened the sluice | faked the logbook | knew all along | drowned the engine room | sent the signal | left the station',
    ),
    number: list('three | five | eight | nine | twelve'),
    thing: list(
      'the tide engine | the second map | the locked cabin | the blue coat | the radio voice | the drowned bell',
    ),
    praise: list(
      'perfect television | a masterpiece | better than the book | the best of the season',
    ),
  },
  hashtags: list('#SaltmarshStation | #Saltmarsh | #TheTide | #scifi | #tv'),
};

const EVERYDAY: PostWording = {
  sentences:
    list(`The {plant} in the garden survived {weather}. | Sourdough attempt {number}: {result}. |
    Cycled along the canal to the {place}; {weather} all the way. | The cat has claimed the {thing} and will not discuss it. |
    Sunday: {meal}, a long walk, the {place}. | Our neighbour brought {meal} and we talked about {plant} for an hour. |
    Lost my {thing} at the {place}, found it in my coat. | Trail run in {weather}, {result}. |
    Made {meal} from the allotment: {plant} and butter. | The dog next door ate the {meal}. {result}. |
    New coffee beans, old {thing}, {weather}. Happy. | Holiday photos: {place}, {weather}, one seagull. |
    Bought a second-hand {thing} at the {place}. | Choir practice, then {meal} by the {place}. |
    Birthday weekend: {meal}, friends, {weather}.`),
  slots: {
    plant: list('tomato | basil | rhubarb | lemon tree | lavender | courgettes | sunflowers'),
    weather: list('rain | the first frost | sunshine | fog | a heatwave | wind from the sea'),
    number: list('four | eleven | twenty | seven'),
    result: list('edible | a brick | worth it | my knees disagree | we laughed a lot'),
    place: list('lake | farmers market | station café | flea market | old mill | seaside | bakery'),
    thing: list(
      'armchair | bicycle | keyboard tray | teapot | umbrella | record player | rucksack',
    ),
    meal: list(
      'ramen | apple cake | lentil soup | pancakes | dumplings | roast vegetables | jam tarts',
    ),
  },
  hashtags: list('#gardening | #sourdough | #cycling | #coffee | #catsofeverywhere'),
};

/** In the order of `TOPICS`. */
export const POST_WORDINGS: readonly PostWording[] = [
  RUST,
  TYPESCRIPT,
  DATABASES,
  POLITICS,
  LGBT,
  TELEVISION,
  EVERYDAY,
];
