// Every way out that a page has without leaving it. `to` is an address where somebody listens. Each way that can tell
// calls `reached` or `refused`; the others are only tried.
const [to] = arguments;
const at = (name) => `http://${to}/${name}`;

const put = (tag, fields) => document.body.appendChild(Object.assign(document.createElement(tag), fields));
const link = (rel, fields) => put("link", { rel, href: at(rel), ...fields });
const heard = (target, reached, refused) => {
  for (const event of ["load", "open", "message", "loadeddata"]) target.addEventListener(event, reached);
  for (const event of ["error", "close"]) target.addEventListener(event, refused);
};
const asked = (promise, reached, refused) => promise.then(reached, refused);

const telling = {
  fetch: (...told) => asked(fetch(at("fetch"), { mode: "no-cors" }), ...told),
  xhr: (...told) => {
    const request = new XMLHttpRequest();
    heard(request, ...told);
    request.open("GET", at("xhr"));
    request.send();
  },
  websocket: (...told) => heard(new WebSocket(`ws://${to}/websocket`), ...told),
  eventsource: (...told) => heard(new EventSource(at("events")), ...told),
  image: (...told) => heard(put("img", { src: at("image") }), ...told),
  script: (...told) => heard(put("script", { src: at("script.js") }), ...told),
  sheet: (...told) => heard(link("stylesheet"), ...told),
  video: (...told) => heard(put("video", { src: at("video"), preload: "auto" }), ...told),
  audio: (...told) => heard(put("audio", { src: at("audio"), preload: "auto" }), ...told),
  worker: (...told) => heard(new Worker(at("worker.js")), ...told),
  module: (...told) => asked(import(at("module.js")), ...told),
  font: (...told) => asked(new FontFace("far", `url(${at("font")})`).load(), ...told),
};

const silent = {
  preconnect: () => link("preconnect"),
  preconnect_crossorigin: () => link("preconnect", { crossOrigin: "anonymous" }),
  dns_prefetch: () => link("dns-prefetch"),
  prefetch: () => link("prefetch"),
  preload: () => link("preload", { as: "image" }),
  modulepreload: () => link("modulepreload"),
  prerender: () => link("prerender"),
  icon: () => link("icon"),
  manifest: () => link("manifest"),
  beacon: () => navigator.sendBeacon(at("beacon"), "x"),
  css_url: () => put("div", { textContent: "x" }).style.setProperty("background-image", `url(${at("css")})`),
  frame: () => put("iframe", { src: at("frame") }),
  written_frame: () => put("iframe", { srcdoc: `<img src="${at("written")}">` }),
  framed_fetch: () => put("iframe", {}).contentWindow.fetch(at("framed"), { mode: "no-cors" }),
  object: () => put("object", { data: at("object") }),
  embed: () => put("embed", { src: at("embed") }),
  track: () => put("video", {}).appendChild(Object.assign(document.createElement("track"), { src: at("track") })),
  calls: () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${to}` }, { urls: `turn:${to}?transport=tcp`, username: "x", credential: "x" }] });
    peer.createDataChannel("x");
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
};

window.__told = Object.fromEntries(Object.keys(telling).map((name) => [name, "nothing yet"]));
for (const [name, way] of Object.entries(telling)) {
  const tell = (what) => () => (window.__told[name] = what);
  try {
    way(tell("reached"), tell("refused"));
  } catch {
    tell("refused")();
  }
}
for (const way of Object.values(silent)) {
  try {
    Promise.resolve(way()).catch(() => {});
  } catch {
    // A way that this web view doesn't have.
  }
}
