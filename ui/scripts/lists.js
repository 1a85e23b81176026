// WebKit tells a screen reader of no list where the list's signs are hidden, unless its role is said outright. No list here
// shows signs, so each says it: a preprocessor, so that no component has to.
import { parse } from "svelte/compiler";

const isList = (node) => node?.type === "RegularElement" && (node.name === "ul" || node.name === "ol");
const saysRole = (node) => node.attributes.some(({ name }) => name === "role");

function* all(node) {
  if (Array.isArray(node)) for (const one of node) yield* all(one);
  else if (typeof node === "object" && node !== null) {
    yield node;
    for (const child of Object.values(node)) yield* all(child);
  }
}

export const lists = {
  name: "lists",
  markup: ({ content }) => {
    if (!/<[uo]l\b/.test(content)) return { code: content };
    const { fragment } = parse(content, { modern: true });
    const places = [...all(fragment)]
      .filter((node) => isList(node) && !saysRole(node))
      .map(({ start, name }) => start + 1 + name.length)
      .sort((a, b) => b - a);
    let code = content;
    for (const at of places) code = `${code.slice(0, at)} role="list"${code.slice(at)}`;
    return { code };
  },
};
