import { readFileSync } from 'node:fs';
import type { Post } from '../../../src/model/audience-log.ts';
import { parseLine } from '../../../src/model/parse-event.ts';
import type { LabelledTexts } from './labelled-texts.ts';

const folder = new URL('../../../data/tweet-topics/', import.meta.url);

/** The tweets of `data/tweet-topics`, each by the rarest of its labels: half are also daily life. */
export function labelledTweets(): LabelledTexts {
  const posts = linesOf('events.ndjson').flatMap((line): Post[] => {
    const parsed = parseLine(line);
    if ('rejection' in parsed) throw new Error(parsed.rejection);
    return parsed.event.type === 'post' ? [parsed.event] : [];
  });
  const given = allLabels();
  const uses = Map.groupBy([...given.values()].flat(), (label) => label);
  const rarity = (a: string, b: string): number =>
    uses.get(a)!.length - uses.get(b)!.length || (a < b ? -1 : 1);
  return {
    name: 'tweets',
    posts,
    labels: posts.map(({ id }) => given.get(id)!.toSorted(rarity)[0]!),
  };
}

/** Of each tweet, by its id, all labels that people gave it. */
export function allLabels(): Map<string, string[]> {
  return new Map(
    linesOf('labels.ndjson').map((line) => {
      const { id, labels } = JSON.parse(line) as { id: string; labels: string[] };
      return [id, labels];
    }),
  );
}

function linesOf(name: string): string[] {
  return readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');
}
