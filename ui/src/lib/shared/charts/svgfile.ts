// A chart as a picture of its own: what the page's styles made of it is written into it.

const INLINED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
] as const;
const SVG = "http://www.w3.org/2000/svg";

/** The picture, readable without this page. Its paper lies behind it. */
export function svgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const pairs: [Element, Element][] = [[svg, copy]];
  const [shown, copied] = [[...svg.querySelectorAll("*")], [...copy.querySelectorAll("*")]];
  shown.forEach((element, at) => {
    const twin = copied[at];
    if (twin) pairs.push([element, twin]);
  });
  for (const [element, twin] of pairs) {
    const style = getComputedStyle(element);
    for (const name of INLINED) {
      const value = style.getPropertyValue(name);
      if (value !== "" && !["title", "desc"].includes(element.tagName)) twin.setAttribute(name, value);
    }
    twin.removeAttribute("class");
    twin.removeAttribute("style");
  }
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(/\s+/u).map(Number);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const paper = document.createElementNS(SVG, "rect");
  paper.setAttribute("width", String(width));
  paper.setAttribute("height", String(height));
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor || "#ffffff");
  const first = [...copy.children].find(({ tagName }) => !["title", "desc"].includes(tagName));
  copy.insertBefore(paper, first ?? null);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
