/**
 * Words and phrases that people have to translate, and what to write instead. docs/glossary.md has
 * the words to use.
 */
const REJECTED = [
  [/\bsay so\b/i, 'Save'],
  [/\blet go\b/i, 'Clear'],
  [/\btake (your|the) word back\b/i, 'Undo'],
  [/\bread it once more\b/i, 'Retry'],
  [/\b(takes?|took|taken?|taking) in\b/i, 'import'],
  [/\bwho is alike\b/i, 'Map'],
  [/\bset aside\b|\bsets aside\b/i, 'rejected'],
  [/\bmended?\b/i, 'fixed'],
  [/\bto keep or pass on\b/i, 'Export'],
  [/\bthe same for programs\b/i, 'API'],
  [/\bshare to look\b/i, 'Share a read-only link'],
  [/\bnot seen to\b/i, 'no measurable effect'],
  [/\bno (cost|effect) (is )?seen\b/i, 'no measurable effect'],
  [/\b(is|are) (told|said) (from|of|by|to)\b/i, 'an active verb'],
  [/\bis taken for\b|\bare taken for\b/i, 'an active verb'],
  [/\bfor reasons of their own\b/i, "We can't tell why any one person left"],
  [/\beffect halves\b/i, 'half-life of an effect'],
  [/\b(un)?bunch(ed|ing)\b/i, 'overdispersion'],
  [/\bboundaries in time\b/i, 'snapshots'],
  [/\bholds? people\b|\bheld people\b/i, 'keeps followers'],
  [
    /\breadings\b|\b(a|an|the|this|that|each|every|one|last|first|next|second|newest|such|single|which|no|whole|believed|earlier|later) reading\b(?! (of )?(list|order|scope|time))/i,
    'snapshot',
  ],
  [/\b(held|holds) back\b/i, 'rejected'],
  [/\b(taken|takes?) back\b/i, 'reinstated, or undo'],
  [/\bretract(ed|ions?)\b/i, 'reinstated'],
  [/\bplatform events?\b/i, 'mass departure'],
  [/(?<![-`'])\bfollow-churners?\b|(?<!follow[- ])\bchurners?\b/i, 'follow churner'],
  [/\bstances?\b/i, 'role'],
  [/\bthe owner's word\b|\bowner decisions?\b/i, 'correction'],
  [/\bsettling\b/i, 'partition refinement'],
  [/\b(confidence|uncertainty) (bands?|ranges?)\b/i, 'interval'],
  [/\bthe stays?\b|\ba stay\b|\btheir stays?\b/i, 'follower spell'],
  [/\bwhat you say of\b/i, 'Settings'],
  [/\bwhat the figures are made of\b/i, 'Data'],
  [/\bhow good they are\b/i, 'Data quality'],
  [/\b(bring|brings|brought) people\b/i, 'attracts followers'],
  [/\blean on\b/i, 'are pulled towards the average'],
  [/\bto tell of\b|\bweeks of watching\b/i, 'a verdict needs more weeks of data'],
  [/\bit is (not )?(said|told|known to)\b/i, 'an active verb'],
  [/\bwhose (beginning|start|end) (was|is) seen\b/i, 'new followers'],
  [/\bthe (band|range) (holds|of the (estimate|figure|effect))\b|\bbands\b/i, 'interval'],
  [/\btruly there (was|were)\b/i, 'actual'],
  [/\bgot over\b/i, 'recovered from'],
  [/\boverload cost\b/i, 'cost of posting more than usual'],
  [/(\S.*) is called \1/i, 'Renamed … to …'],
  [/\b(profile|held|follower|list) readings?\b/i, 'snapshot, profile version'],
  [/\b(two|three|several|complete|short|long) stays\b|\bstays of\b/i, 'follower spell'],
  [/\b(the|a|each|every) (leaving|coming) of\b|\b(leavings|comings)\b/i, 'departure, arrival'],
  [/\b(a|the|this|that|each|every) groups? of (people|followers)\b/i, 'community'],
  [/\b(pace|paces) of\b/i, 'hazard'],
  [/\b(exposure|hazard|person-time) cells?\b|\bcells of (exposure|time)\b/i, 'person-time'],
  [/\bthe builds? of\b|\btopics? builds?\b/i, 'growth'],
  [/\bsubjects? of (a|the|your) (posts?|report|snapshots?|account)\b/i, 'topic, account'],
  [/\bthe word of the owner\b|\byour decisions?\b/i, 'correction'],
  [/\bboth ways\b/i, 'reciprocity'],
  [/\b(un)?settle[ds]?\b/i, 'partition refinement'],
  [/\b(runs|partitions|communities) (dis)?agree\b/i, 'stability'],
  [/\b(a|the|each) cut of\b/i, 'view'],
];

/** Returns the first words of a text that nobody should have to read, and what to write instead. */
export function rejectedWords(text) {
  for (const [pattern, instead] of REJECTED) {
    const found = pattern.exec(text);
    if (found !== null) return { words: found[0], instead };
  }
  return undefined;
}
