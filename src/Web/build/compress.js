import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const compressible = /\.(css|js|mjs|svg|txt|webmanifest)$/;

/** Writes a .br and a .gz beside what compresses, so that the Gateway never compresses a file that does not change. */
export function compress() {
  return {
    name: 'compress',
    apply: 'build',
    writeBundle({ dir }) {
      for (const file of filesIn(dir).filter(name => compressible.test(name))) {
        const plain = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(plain));
        writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
      }
    },
  };
}

function filesIn(folder) {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
