// Plans a second by ajv. Knows no file.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Checks of a plan in memory, and from its text, in a second; the best of five rounds. */
export function speeds(schema, text) {
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true });
  (addFormats.default ?? addFormats)(ajv);
  for (const width of ['uint16', 'uint32']) ajv.addFormat(width, true); // the schema has their limits beside them
  const check = ajv.compile(schema), plan = JSON.parse(text);
  if (!check(plan)) throw new Error(JSON.stringify(check.errors));
  const best = act => Math.max(...[1, 2, 3, 4, 5].map(() => speed(act)));
  return [best(() => check(plan)), best(() => check(JSON.parse(text)))];
}

function speed(act) {
  const times = 8_000, started = performance.now();
  for (let at = 0; at < times; at++) act();
  return times * 1000 / (performance.now() - started);
}
