// A foreign reader of our statements: npm `jose`, which shares no code with us.
// Run `npm ci` in this folder once. Then:
//   node jose.mjs ENVELOPE.json KEY.jwk.json
// ENVELOPE.json is an envelope as it is sent and downloaded; KEY.jwk.json the public key of the device that signed it
// (`{"crv","kty","x","y"}`). Exit 0: the signature is good, and the header names this very key. Exit 1: it is not.
// Exit 2: called without two files, or a file cannot be read.
import { readFileSync } from "node:fs";
import { calculateJwkThumbprint, flattenedVerify, importJWK } from "jose";

let envelope, jwk;
try {
  const [envelopeFile, keyFile] = process.argv.slice(2);
  envelope = readFileSync(envelopeFile);
  jwk = JSON.parse(readFileSync(keyFile, "utf8"));
} catch (fault) {
  console.error(`usage: node jose.mjs ENVELOPE.json KEY.jwk.json (${fault.code ?? fault.name})`);
  process.exit(2);
}

try {
  const key = await importJWK(jwk, "ES256");
  const { payload, protectedHeader } = await flattenedVerify(JSON.parse(envelope), key, { algorithms: ["ES256"] });
  const { crv, kty, x, y } = jwk;
  if (protectedHeader.kid !== (await calculateJwkThumbprint({ crv, kty, x, y }))) throw new Error("another kid");
  const { kind } = JSON.parse(new TextDecoder().decode(payload));
  if (protectedHeader.typ !== `alis-${kind}+json`) throw new Error("another typ");
  console.log(`good: ${kind}, ${payload.length} bytes`);
} catch (fault) {
  console.error(`not good: ${fault.code ?? fault.message}`);
  process.exit(1);
}
