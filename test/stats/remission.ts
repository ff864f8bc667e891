/**
 * Weeks of remission in acute leukaemia: Freireich et al., Blood 21 (1963), as in Cox, J. R. Stat.
 * Soc. B 34 (1972). `event` 1: relapse; 0: censored.
 */
export const mercaptopurine = {
  time: Float64Array.of(
    6,
    6,
    6,
    6,
    7,
    9,
    10,
    10,
    11,
    13,
    16,
    17,
    19,
    20,
    22,
    23,
    25,
    32,
    32,
    34,
    35,
  ),
  event: Uint8Array.of(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0),
};

export const placebo = {
  time: Float64Array.of(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23),
  event: new Uint8Array(21).fill(1),
};
