import type { VitePWAOptions } from 'vite-plugin-pwa';

/**
 * The app as it is installed: its name and pictures, and what is kept for times without a line.
 *
 * Only the shell is kept, which is the same for everybody: the page, scripts, styles. The API is
 * never answered from here, so that nothing of a person stays in a browser's cache. `shell`: names
 * of the scripts and styles to keep, known once the build has gone that far.
 */
export const installed = (shell: ReadonlySet<string>): Partial<VitePWAOptions> => ({
  registerType: 'prompt',
  // Registered by the app itself, after the first page stands.
  injectRegister: false,
  manifest: {
    name: 'MockMate',
    short_name: 'MockMate',
    description: 'Talk through an interview before the real one.',
    start_url: '/',
    display: 'standalone',
    background_color: '#fcfaf8',
    theme_color: '#fcfaf8',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['index.html', 'icon.svg', 'assets/*.{js,css}'],
    manifestTransforms: [
      (files) => ({
        // What is not the shell's stays in the browser's own cache once it was used.
        manifest: files.filter(({ url }) => !url.startsWith('assets/') || shell.has(url)),
        warnings: [],
      }),
    ],
    // The page comes from the server while there is one: it says where its faults go.
    navigateFallback: null,
    runtimeCaching: [
      {
        urlPattern: ({ request, url }) =>
          request.mode === 'navigate' && !/^\/(api|health|ready|metrics)(\/|$)/.test(url.pathname),
        handler: 'NetworkOnly',
        options: { precacheFallback: { fallbackURL: '/index.html' } },
      },
    ],
  },
});
