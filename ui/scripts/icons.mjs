// Writes src/lib/shared/icons.ts out of lucide-static: `npm run icons` after adding a name. The paths are plain data, so nothing is injected as HTML.
import { readFileSync, writeFileSync } from "node:fs";

const NAMES =
  `archive archive-restore arrow-left arrow-right book-open bookmark calendar check chevron-down chevron-left chevron-right chevron-up
calendar-check-2 calendar-heart chart-no-axes-column circle circle-alert circle-check clock corner-down-right download ellipsis eraser eye eye-off feather folder hand heart info
key-round keyboard layers lightbulb link list loader-circle lock map message-square minus equal-approximately monitor moon panel-right pause pen-line phone
plus printer quote redo-2 rotate-ccw search settings-2 shield-check sun table-2 trash undo-2 unlink unplug user users-round circle-question-mark message-circle-question-mark users x`.split(
    /\s+/,
  );

const nodes = JSON.parse(
  readFileSync(new URL("../node_modules/lucide-static/icon-nodes.json", import.meta.url), "utf8"),
);
const unknown = NAMES.filter((name) => !nodes[name]);
if (unknown.length > 0) throw new Error(`lucide-static has no ${unknown.join(", ")}`);

const rows = NAMES.map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(nodes[name])},`);
writeFileSync(
  new URL("../src/lib/shared/icons.ts", import.meta.url),
  `// Written by scripts/icons.mjs out of lucide-static (ISC). Do not edit.
type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];

export const icons = {
${rows.join("\n")}
} as const satisfies Record<string, readonly Shape[]>;

export type IconName = keyof typeof icons;
`,
);
