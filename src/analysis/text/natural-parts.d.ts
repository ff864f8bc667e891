// `natural` has no types for its parts.
declare module 'natural/lib/natural/stemmers/*' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/util/*' {
  const stopWords: { words: string[] };
  export default stopWords;
}
