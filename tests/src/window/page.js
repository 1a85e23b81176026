// Put before every script that looks at a page: what is shown, what it is, and what it is called.
const IMPLICIT = {
  button: "button",
  checkbox: "input[type=checkbox]",
  combobox: "select",
  textbox: "input:not([type]), input[type=text], input[type=password], textarea",
  date: "input[type=date]",
  heading: "h1, h2, h3",
  table: "table",
  main: "main",
  navigation: "nav",
  list: "ul, ol",
  region: "section",
  form: "form",
  radio: "input[type=radio]",
};

function* deep(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* deep(element.shadowRoot);
  }
}

const plain = (text) => text.replace(/\s+/g, " ").trim();

const isShown = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";

const roleOf = (element, role) =>
  element.hasAttribute("role")
    ? element.getAttribute("role") === role
    : IMPLICIT[role] !== undefined && element.matches(IMPLICIT[role]);

const said = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  return [...node.childNodes].map(said).join("");
};

const nameOf = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  const root = element.getRootNode();
  if (ids) return plain(ids.split(" ").map((id) => said(root.getElementById(id) ?? new Text())).join(" "));
  const labels = [...(element.labels ?? []), element.caption ?? new Text()];
  const label = element.getAttribute("aria-label") ?? labels.map(said).join(" ");
  return plain(label || said(element) || element.title);
};

/** What stands at the end of a path of [role, name], each within the one before. An empty name fits every name. */
const find = (path) => {
  let within = [document];
  for (const [role, name] of path) {
    within = within.flatMap((root) =>
      [...deep(root)].filter(
        (element) => roleOf(element, role) && isShown(element) && (name === "" || nameOf(element) === name),
      ),
    );
  }
  return within[0] ?? null;
};

/** Where on the screen something stands, and how large it is. */
const placeOf = (element) => {
  if (element === null) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};

/** What has the focus, through shadow roots; of a field that moves in a list of its own, what it stands on there. */
const focus = () => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.getRootNode().getElementById(at.getAttribute("aria-activedescendant")) ?? at;
};

/** Where something stands in the document itself. */
const inDocument = (element) => {
  let at = element;
  while (at.getRootNode() !== document) at = at.getRootNode().host;
  return at;
};

/** What takes one stop of the Tab key, whatever there is in it, with the keys that move there. */
const MOVES = [
  ["[role=toolbar], [role=tablist]", "Right", "Left"],
  ["[role=menu], [role=listbox], [role=radiogroup]", "Down", "Up"],
];

/** The key that brings the focus nearer to what is at the end of a path: "" once it is there, null where that is not shown. */
const nearer = (path) => {
  const target = find(path);
  const at = focus();
  if (target === null || at === target) return target && "";
  if (target.closest(".toast") && !at.closest(".toast")) return "F8";
  const [from, to] = at.getRootNode() === target.getRootNode() ? [at, target] : [at, target].map(inDocument);
  const ahead = (from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const [, forward, back] = MOVES.find(([groups]) => target.closest(groups)?.contains(at)) ?? [];
  if (forward) return ahead ? forward : back;
  const isList = target.closest("[role=listbox]") && document.activeElement.getAttribute("role") === "combobox";
  if (isList || (target.type === "radio" && at.name === target.name)) return ahead ? "Down" : "Up";
  return ahead ? "Tab" : "Shift+Tab";
};

/** What makes a thing with the focus do what it does: nothing where it takes letters, or is chosen as it is reached. */
const doing = (path) => {
  const role = path.at(-1)[0];
  const target = find(path);
  if (target === null || target !== focus()) return null;
  if (["textbox", "combobox", "spinbutton"].includes(role)) return "";
  if (role === "radio") return target.checked || target.getAttribute("aria-checked") === "true" ? "" : " ";
  return ["checkbox", "switch"].includes(role) ? " " : "Enter";
};

const shadows = () => [...deep(document)].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));

/** Everything a person can read, fields included. */
const seen = () => {
  const fields = [...deep(document)].filter((element) => element.matches("input:not([type=password]), textarea"));
  const inside = shadows().flatMap((root) => [...root.children].map((child) => child.innerText ?? ""));
  return plain([document.body.innerText, ...inside, ...fields.filter(isShown).map(({ value }) => value)].join(" "));
};

/** Everything the document holds, seen or not. */
const held = () =>
  [
    document.documentElement.outerHTML,
    ...shadows().map(({ innerHTML }) => innerHTML),
    ...[...deep(document)].map(({ value }) => (typeof value === "string" ? value : "")),
    JSON.stringify(history.state),
    location.href,
  ].join(" ");

/** What went wrong in this document since it was first asked. */
const troubles = () => {
  if (window.__troubles) return window.__troubles;
  const list = (window.__troubles = []);
  const error = console.error;
  console.error = (...parts) => {
    list.push(parts.map(String).join(" "));
    error(...parts);
  };
  addEventListener("error", ({ message }) => list.push(message));
  addEventListener("unhandledrejection", ({ reason }) => list.push(`unhandled: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    list.push(`refused by policy: ${violatedDirective} ${blockedURI}`),
  );
  return list;
};
troubles();

/** Whether the page takes the pointer to be at this point, and nowhere else. */
const isPointedAt = (x, y) => {
  const there = document.elementFromPoint(x, y);
  return [...document.querySelectorAll(":hover")].at(-1) === there;
};
