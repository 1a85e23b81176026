// Put after page.js: what is wrong with how a page is laid out.
const HIDES = ["hidden", "clip"];

/** Read aloud, or cut with an ellipsis: not meant to be seen whole. */
const isSpared = (element) => {
  const { clipPath, textOverflow, opacity } = getComputedStyle(element);
  return clipPath !== "none" || textOverflow === "ellipsis" || opacity === "0";
};

const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;

/** The element that cuts this line of text off at the side, if one does. The window itself cuts too. */
const cutter = (element, { left, right }) => {
  for (let at = element; at; at = parentOf(at)) {
    if (isSpared(at)) return null;
    const { overflowX, position } = getComputedStyle(at);
    if (overflowX === "auto" || overflowX === "scroll") return null;
    const box = at.getBoundingClientRect();
    if (HIDES.includes(overflowX) && (left < box.left - 1 || right > box.right + 1)) return at;
    if (position === "fixed") break;
  }
  return left < -1 || right > innerWidth + 1 ? document.documentElement : null;
};

function* texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) yield node;
    else if (node.shadowRoot) yield* texts(node.shadowRoot);
  }
}

const linesOf = (text) => {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
};

const cutTexts = () =>
  [...texts(document.body)].flatMap((text) => {
    const element = text.parentElement ?? text.getRootNode().host;
    if (plain(text.data) === "" || !isShown(element)) return [];
    const by = linesOf(text).map((line) => cutter(element, line)).find(Boolean);
    return by ? [`“${plain(text.data).slice(0, 60)}” is cut off by ${by.tagName.toLowerCase()}.${by.getAttribute("class")}`] : [];
  });

const sideways = () =>
  [document.documentElement, ...document.querySelectorAll("main")]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map((one) => `${one.tagName.toLowerCase()} scrolls sideways: ${one.scrollWidth} in ${one.clientWidth}`);

/** The parts of the window scroll, and the window itself never, where it shows them and not the gate. */
const downwards = () => {
  const { scrollHeight, clientHeight } = document.documentElement;
  const isParted = document.querySelector("nav") !== null;
  return isParted && scrollHeight > clientHeight ? [`the window scrolls: ${scrollHeight} in ${clientHeight}`] : [];
};

const isDone = () =>
  document.fonts.status === "loaded" &&
  document.querySelector("[aria-busy=true]") === null &&
  document.getAnimations().every((one) => one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity);
