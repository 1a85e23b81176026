// How a page of the made-up practice may begin.
import type { Starts } from "$lib/api/bindings";

export const starts: Starts = {
  prompts: [{ id: "pr-room", text: "What did the room feel like when they had gone?" }],
  templates: [
    {
      id: "te-session",
      fields: { name: "After a session", text: "# What they asked for\n\n# What lay beneath\n\n# What I promised" },
    },
    { id: "te-call", fields: { name: "First call", text: "Who told them of me?\n\nWhat made them ring today?" } },
  ],
};
