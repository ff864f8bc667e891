/** A source of uniform numbers in [0, 1), like `Math.random`. */
export type Random = () => number;

/**
 * Returns sfc32, the "small fast counting" generator of the PractRand suite (C. Doty-Humphrey). Its
 * period is at least 2^32, and it passes PractRand and TestU01 BigCrush. splitmix32 spreads the seed,
 * so nearby seeds give unrelated streams.
 *
 * @param seed any integer; the same seed gives the same stream on every machine.
 *
 * @example
 * const random = seededRandom(1);
 * random(); // => 0.563672
 */
export function seededRandom(seed: number): Random {
  let mix = seed | 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + out) | 0;
    return (out >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
