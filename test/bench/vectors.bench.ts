import { textToEncode } from '../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { englishEncoder } from '../../src/app/english-encoder.ts';
import { labelledTweets } from '../calibration/topics/labelled-tweets.ts';

/** Encodes so many different texts, each of the halves of two tweets. Argument: how many. */
const texts = labelledTweets().posts.map(textToEncode);
const halves = texts.map((text) => [text.slice(0, text.length / 2), text.slice(text.length / 2)]);
const made = Array.from({ length: Number(process.argv[2]) }, (_, at) => {
  const [first, second] = [at % texts.length, Math.floor(at / texts.length) + at];
  return halves[first][0] + halves[second % texts.length][1];
});
let vectors = 0;
for await (const batch of englishEncoder()!.encode(made)) vectors += batch.length;
console.log(JSON.stringify({ vectors }));
