// Starts the app: first the policy, then the module whose digest is known, then the service worker. Knows no page.
//
// To the app it says one thing: a new version is ready. Then <html> carries `data-new-version` and the window gets the event
// `alis-new-version`; when the person agrees, the app dispatches `alis-use-new-version`, and the page loads again.
import start from "%GLUE%";

const WORKER = "/service-worker.js";
if (window.trustedTypes) installPolicy([WORKER]);

async function run() {
  const module = fetch("%WASM%", { integrity: "%WASM_INTEGRITY%" });
  await start({ module_or_path: module });
  document.getElementById("starting")?.remove();
}

// The page says in the person's place what is wrong when the app itself cannot.
function sayFailed(error) {
  console.error(error);
  document.getElementById("waiting")?.setAttribute("hidden", "");
  document.getElementById("failed")?.removeAttribute("hidden");
}

function announce() {
  document.documentElement.dataset.newVersion = "ready";
  window.dispatchEvent(new Event("alis-new-version"));
}

// A worker that has fetched a new version is asked whether this page is of that version already: the page itself comes
// from the network first, so it may be. Only when it is not is there something to tell.
async function keepOffline() {
  const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  let agreed = false;
  const boot = new URL(import.meta.url).pathname;
  const ask = () => registration.waiting?.postMessage({ alis: "new-to", boot });
  ask();
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => next.state === "installed" && ask());
  });
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data?.alis === "new-version") announce();
  });
  window.addEventListener("alis-use-new-version", () => {
    agreed = true;
    if (registration.waiting) registration.waiting.postMessage({ alis: "use-new-version" });
    else location.reload();
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
  });
  // A page that stays open for days asks now and then, and when it is looked at again.
  const look = () => registration.update().catch(() => {});
  setInterval(look, 60 * 60 * 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
}

run().then(() => {
  if ("serviceWorker" in navigator) keepOffline().catch((error) => console.warn(error));
}, sayFailed);
