import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Bytes of JavaScript, compressed, before the first page stands. */
const MOST = 250_000;
const FIRST_PAGE = 'src/app/routes/home.tsx';
/** What it says, in each language, and what is wanted without a line too. */
const KEPT = /\/src\/(locales\/(common|home)\/\w+\.json|app\/shell\/ProfileMenu\.tsx)$/;
/** Libraries that only the pages that use them may load. */
const HEAVY =
  /node_modules\/(recharts|@mantine\/charts|wavesurfer\.js|pdfjs-dist|@mantine\/spotlight|@sentry|@dnd-kit|@tanstack\/react-virtual)\//;

type Chunks = Map<string, Rolldown.OutputChunk>;

/** These chunks and all that they cannot begin without. */
function withImports(first: readonly Rolldown.OutputChunk[], chunks: Chunks) {
  const found = new Set<Rolldown.OutputChunk>();
  const look = (chunk: Rolldown.OutputChunk | undefined) => {
    if (chunk === undefined || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) look(chunks.get(name));
  };
  first.forEach(look);
  return found;
}

/**
 * Fails a build whose first page needs too much JavaScript, or a library that it has no use for.
 *
 * Puts the names of the scripts and styles that it cannot begin without, in any language, into `shell`.
 */
export function budget(shell: Set<string>): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const all = Object.values(bundle).filter((file) => file.type === 'chunk');
        const chunks = new Map(all.map((chunk) => [chunk.fileName, chunk]));
        const first = all.filter(
          ({ isEntry, facadeModuleId }) => isEntry || facadeModuleId?.endsWith(FIRST_PAGE),
        );
        if (first.length < 2) this.error(`There is no chunk of ${FIRST_PAGE}.`);
        const needed = withImports(first, chunks);
        const kept = all.filter(({ facadeModuleId }) => KEPT.test(facadeModuleId ?? ''));
        for (const chunk of withImports([...first, ...kept], chunks)) {
          shell.add(chunk.fileName);
          for (const style of chunk.viteMetadata?.importedCss ?? []) shell.add(style);
        }
        let bytes = 0;
        for (const { code, fileName, moduleIds } of needed) {
          bytes += gzipSync(code).length;
          const heavy = moduleIds.find((id) => HEAVY.test(id));
          if (heavy !== undefined) this.error(`The first page loads ${heavy} in ${fileName}.`);
        }
        const kilobytes = (bytes / 1_000).toFixed(0);
        const says = `The first page needs ${kilobytes} kB of ${MOST / 1_000} kB of JavaScript.`;
        if (bytes > MOST) this.error(says);
        this.info(says);
      },
    },
  };
}
