// What stands in the page that nobody of the house put there: an element with the sign that every payload's own carry,
// a kind of element that the house has none of, a handler in an attribute, an address that leads elsewhere.
const [sign, ran] = arguments;
const FOREIGN =
  "iframe, frame, object, embed, video, audio, source, image, img, base, math, marquee, style, script:not([src]), meta[http-equiv]";
const ADDRESSES = ["href", "xlink:href", "src", "action", "formaction", "data", "poster", "srcdoc", "srcset", "ping"];

const isOwn = (address) => {
  const { protocol, host } = new URL(address, location.href);
  return protocol === location.protocol && host === location.host;
};
// The editor sets empty pictures beside its widgets, for the caret to stand by.
const CARET = "img.cm-widgetBuffer:not([src])";
const isStrange = (element) =>
  element.hasAttribute(sign) ||
  (element.matches(FOREIGN) && !element.matches(CARET)) ||
  [...element.attributes].some(
    ({ name, value }) => name.startsWith("on") || (ADDRESSES.includes(name) && !isOwn(value)),
  );

const asked = performance.getEntriesByType("resource").map(({ name }) => name);
performance.clearResourceTimings();
return [
  ...[...deep(document)].filter(isStrange).map(({ outerHTML }) => `stands in the page: ${outerHTML.slice(0, 200)}`),
  ...asked.filter((name) => !isOwn(name) && !name.startsWith("ipc:")).map((name) => `was asked for: ${name}`),
  ...(ran in window ? ["a script ran"] : []),
  ...troubles().map((trouble) => `in the console: ${trouble}`),
];
