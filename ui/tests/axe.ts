// What axe finds in what is rendered, by the names of its rules. Contrast needs real pixels: the pictures look at that.
import axe from "axe-core";

// axe asks for a canvas to look at letters; jsdom has none, and says so at length.
HTMLCanvasElement.prototype.getContext = () => null;

export async function violations(element: Element = document.body): Promise<string[]> {
  const found = await axe.run(element, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    rules: { "color-contrast": { enabled: false } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
