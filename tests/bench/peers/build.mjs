// node build.mjs <form.json> <folder>: a static page for each engine, minified and compressed, with what it weighs.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { jsonSchema, survey, surveyAnswers, xform } from './definitions.mjs';

const [source, folder] = process.argv.slice(2);
const form = JSON.parse(readFileSync(source, 'utf8'));
// goals and names are one line of text for all of them
for (const period of form.body.periods) period.goals = period.goals?.join(' ');
form.body.roles.clinical_supervisors = form.body.roles.clinical_supervisors.join(', ');

const engines = {
  rjsf: { schema: jsonSchema(form), answers: form.body },
  surveyjs: { schema: survey(form), answers: surveyAnswers(form) },
  odk: { schema: xform(form), answers: null },
};

const squeezed = bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

for (const [name, given] of Object.entries(engines)) {
  const out = join(folder, name);
  mkdirSync(out, { recursive: true });
  const definition = {
    name: 'form',
    setup(bundler) {
      bundler.onResolve({ filter: /^form$/ }, () => ({ path: 'form', namespace: 'form' }));
      bundler.onLoad({ filter: /.*/, namespace: 'form' }, () => ({ contents: JSON.stringify(given), loader: 'json' }));
    },
  };
  await build({
    entryPoints: { page: new URL(`${name}.mjs`, import.meta.url).pathname }, outdir: out, bundle: true, minify: true,
    format: 'esm', splitting: true, define: { 'process.env.NODE_ENV': '"production"' }, plugins: [definition], logLevel: 'error',
  });
  const sheet = readdirSync(out).includes('page.css') ? '<link rel="stylesheet" href="page.css">' : '';
  writeFileSync(join(out, 'index.html'), `<!doctype html><html lang="nb"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${sheet}<div id="root"></div><script type="module" src="page.js"></script>`);
  for (const file of readdirSync(out).filter(file => !file.endsWith('.br'))) writeFileSync(join(out, `${file}.br`), squeezed(readFileSync(join(out, file))));
}
