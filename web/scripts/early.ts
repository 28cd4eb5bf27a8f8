import type { Plugin } from 'vite';

/** Lets the chunk `early` run as soon as it is there: scripts otherwise wait for the styles. */
export function early(): Plugin {
  return {
    name: 'early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunk = Object.values(bundle).find(({ name }) => name === 'early');
        if (chunk === undefined) throw new Error('There is no chunk "early".');
        const attrs = { async: true, type: 'module', crossorigin: true, src: `/${chunk.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
