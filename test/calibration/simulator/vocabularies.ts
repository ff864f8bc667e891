/** What each group likes to talk about; a word of one is no word of another. */
export const THEMES: readonly (readonly string[])[] = [
  words(`violin orchestra sonata cello baroque opera conductor quartet symphony chamber
    clarinet choir organist harpsichord recital fugue concerto madrigal bassoon overture`),
  words(`kubernetes compiler linux debugging postgres terraform docker haskell backend refactoring
    webassembly latency microservices encryption firmware kernel typescript observability caching regex`),
  words(`marathon cycling triathlon climbing rowing swimming kettlebell sprinting orienteering bouldering
    fencing judo archery badminton kayaking skating gymnastics volleyball snowboarding hurdles`),
  words(`sourdough espresso fermentation pastry ramen kimchi charcuterie risotto barbecue brewing
    chocolate gelato tapas dumplings curry cheesemaking baking sommelier truffles marinade`),
  words(`astronomy telescope nebula exoplanet cosmology asteroid spectroscopy galaxy pulsar eclipse
    comet astrophysics spacecraft supernova lunar meteorite jupiter orbit quasar heliophysics`),
  words(`knitting crochet quilting embroidery weaving spinning dyeing lacework felting patchwork
    macrame tapestry sewing needlepoint loom yarn mending tailoring beadwork upholstery`),
  words(`parliament elections suffrage housing pensions unions referendum lobbying taxation devolution
    welfare constituency manifesto federalism ombudsman petition migration ballots civics campaigning`),
];

/** Words that anybody may use. */
export const COMMON_WORDS: readonly string[] =
  words(`coffee travel music books photography family dogs
  cats nature films art history design teaching science gardening weather london walking
  football humour podcasts language museums hiking`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/**
 * Chance of each word of a vocabulary, the first the commonest (Zipf's law, flattened).
 */
export function wordWeights(count: number): number[] {
  const raw = Array.from({ length: count }, (_, rank) => 1 / Math.sqrt(rank + 1));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}
