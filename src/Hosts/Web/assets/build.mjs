// Bundles scripts and styles with hashed names, writes manifest.json (plain name -> hashed name) and .br/.gz beside each file.
// usage: node build.mjs OUT_DIR
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const out = process.argv[2];
const at = (name) => join(import.meta.dirname, name);
const manifest = {};

const named = (file) => {
  const hash = createHash('sha256').update(readFileSync(join(out, file))).digest('hex').slice(0, 10);
  const ending = extname(file);
  const hashed = `${basename(file, ending)}-${hash}${ending}`;
  renameSync(join(out, file), join(out, hashed));
  manifest[file] = hashed;
};

// The worker is a file of its own because a strict content policy allows no blob: workers.
writeFileSync(join(out, 'map-worker.mjs'), readFileSync(at('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs'), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
named('map-worker.mjs');
named('boundaries.geojson');

const common = { bundle: true, minify: true, legalComments: 'eof', logLevel: 'warning', target: ['es2022'], outdir: out, charset: 'utf8' };
const result = await build({
  ...common,
  entryPoints: { app: at('src/app.js'), map: at('src/map.js'), chart: at('src/chart.js'), style: at('src/styles/style.css'), 'map-style': at('src/styles/map.css') },
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  format: 'esm',
  splitting: true,
  metafile: true,
  loader: { '.svg': 'dataurl' },
});
for (const [file, about] of Object.entries(result.metafile.outputs)) {
  if (about.entryPoint) manifest[basename(file).replace(/-[A-Z0-9]{8}(?=\.)/, '')] = basename(file);
}
writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest, null, 2));

for (const file of readdirSync(out)) {
  if (file === 'manifest.json' || file.startsWith('.')) continue;
  const bytes = readFileSync(join(out, file));
  const quality = bytes.length > 400_000 ? 9 : 11;
  writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
}
