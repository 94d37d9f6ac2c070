/**
 * Which folder may import which: the architecture of docs/architecture.md as a rule file.
 * Run with the tests and by `npm run check`.
 */
const CORE = '^src/core/'

module.exports = {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment: 'The core depends on the schema library only. It reads the English catalogues for the types of their keys.',
      severity: 'error',
      from: { path: CORE, pathNot: '^src/core/rulebook/load/' },
      to: { pathNot: [CORE, '^src/locales/en/', '^node_modules/valibot/'] },
    },
    {
      name: 'engine-without-documents',
      comment: 'The engine reads responses and the rulebook; reports, files and the loader come after it.',
      severity: 'error',
      from: { path: '^src/core/engine/' },
      to: { path: '^src/core/(report|rulebook/load)/|^src/core/assessment/(?!types\\.ts)' },
    },
    {
      name: 'yaml-stays-outside',
      comment: 'YAML is read at build time and by the command line. No YAML parser reaches the browser.',
      severity: 'error',
      from: { pathNot: '^src/(build|cli)/|^src/core/rulebook/load/|^test/|^vite\\.config\\.ts$' },
      to: { path: '^src/core/rulebook/load/|^node_modules/yaml/' },
    },
    {
      name: 'exporters-read-the-report',
      comment: 'An exporter gets the report as plain data and computes nothing.',
      severity: 'error',
      from: { path: '^src/exporters/' },
      to: { path: '^src/(ui|store|cli|build)/|^src/core/(?!report/model\\.ts|language\\.ts)' },
    },
    {
      name: 'exporters-load-on-demand',
      comment: 'Screens load an exporter and its libraries only when somebody asks for the file.',
      severity: 'error',
      from: { path: '^src/(ui|store)/' },
      to: { path: '^src/exporters/|^node_modules/jspdf/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'store-without-screens',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/(ui|cli|build|exporters)/|^node_modules/(react|react-dom|react-hook-form|wouter)/' },
    },
    {
      name: 'components-know-no-page',
      comment: 'Pages know routes and components; components do not know pages.',
      severity: 'error',
      from: { path: '^src/ui/components/' },
      to: { path: '^src/ui/pages/' },
    },
    {
      name: 'command-line-without-screens',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(ui|store)/|^node_modules/react' },
    },
    {
      name: 'build-is-for-building',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(build|cli/start\\.mjs)' },
      to: { path: '^src/build/' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-orphans', severity: 'error', from: { path: '^src/', orphan: true, pathNot: ['\\.d\\.ts$', '\\.css$', '^src/exporters/pdf/unused\\.ts$', '^src/ui/main\\.tsx$'] }, to: {} },
    { name: 'only-declared-packages', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^virtual:' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
