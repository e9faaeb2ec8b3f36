// node ajv.mjs <folder>: plans a second that ajv checks, and reads and checks, by the schema and the plan in the folder.
// Prints both figures, and writes a page that measures the same in a browser.
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { speeds } from './speeds.mjs';

const folder = process.argv[2];
const [schema, plan] = ['schema.json', 'plan.json'].map(file => readFileSync(join(folder, file), 'utf8'));
const contents = `import { speeds } from './speeds.mjs'; setTimeout(() => { window.speeds = speeds(${schema}, ${JSON.stringify(plan)}); }, 500);`;
const bundled = await build({ stdin: { contents, resolveDir: import.meta.dirname }, bundle: true, minify: true, write: false, logLevel: 'error' });
const script = bundled.outputFiles[0].text.replaceAll('</script', '<\\/script');
writeFileSync(join(folder, 'page.html'), `<!doctype html><meta charset="utf-8"><title>ajv</title><script>${script}</script>`);
console.log(JSON.stringify(speeds(JSON.parse(schema), plan)));
