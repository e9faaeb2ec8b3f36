// Trusted Types: decides which markup and which script addresses the page may use. Knows nothing of the app.
//
// Leptos fills <template> elements through innerHTML, so a default policy is needed. It lets inert markup pass and
// nothing else: the text is parsed in a document without a window, where nothing loads and nothing runs, once as HTML
// and once as the inside of an SVG, and every element and attribute found must stand on a list. Whoever gets text of
// another person into innerHTML gets an error instead of a script.
const ELEMENTS = new Set((
  "a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup data datalist dd del " +
  "details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins " +
  "kbd label legend li main mark menu meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp " +
  "search section select small span strong sub summary sup table tbody td textarea tfoot th thead time title tr u ul var wbr " +
  "svg g defs path circle ellipse line polyline polygon rect text tspan desc symbol use pattern clippath mask marker " +
  "lineargradient radialgradient stop"
).split(" "));
const ADDRESSES = new Set(["href", "xlink:href", "src", "cite"]);
const FORBIDDEN = new Set([
  "style", "srcdoc", "srcset", "action", "formaction", "background", "ping", "poster", "data", "is", "nonce", "integrity",
  "attributename",
]);
// own paths, fragments, queries and links that can only lead away; never javascript:, data:, blob: or //host
const ADDRESS = /^(?:\/(?![\/\\])|#|\?|https:\/\/|mailto:|tel:|$)/i;

function inertAttribute(attribute) {
  const name = attribute.name.toLowerCase();
  if (name.startsWith("on") || FORBIDDEN.has(name)) return false;
  if (ADDRESSES.has(name)) return ADDRESS.test(attribute.value);
  return true;
}

function inertTree(root) {
  for (const element of root.querySelectorAll("*")) {
    if (!ELEMENTS.has(element.localName.toLowerCase())) return false;
    for (const attribute of element.attributes) if (!inertAttribute(attribute)) return false;
    if (element.localName === "use" && /^[^#]/.test(element.getAttribute("href") ?? "")) return false;
  }
  return true;
}

// The parser for inspection needs a policy of its own; it stays inside this function, and the header allows no second one.
function installPolicy(scripts) {
  const inspection = trustedTypes.createPolicy("alis-inspect", { createHTML: (markup) => markup });
  const lab = document.implementation.createHTMLDocument("");
  const svg = () => lab.createElementNS("http://www.w3.org/2000/svg", "g");
  const inert = (markup) => [lab.createElement("template"), svg()].every((place) => {
    place.innerHTML = inspection.createHTML(markup);
    return inertTree(place.content ?? place);
  });
  trustedTypes.createPolicy("default", {
    createHTML: (markup) => (inert(markup) ? markup : null),
    createScriptURL: (address) => {
      const url = new URL(address, location.origin);
      return url.origin === location.origin && scripts.includes(url.pathname) ? url.href : null;
    },
  });
}
