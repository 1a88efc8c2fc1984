import { createHash } from 'node:crypto';

/** Writes into the service worker what it is to keep: every file of the build but itself and the map's, which are large and come when a map is shown. */
export function worker() {
  return {
    name: 'worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const shell = Object.keys(bundle)
        .filter(name => /^assets\/.*\.(js|css)$/.test(name) && !/SeatMap/.test(name))
        .map(name => `/${name}`)
        .sort();
      const name = `shell-${createHash('sha256').update(shell.join()).digest('hex').slice(0, 12)}`;
      const { 'worker.js': made } = bundle;
      made.code = `const SHELL=${JSON.stringify(shell)},SHELL_NAME="${name}";\n${made.code}`;
    },
  };
}
