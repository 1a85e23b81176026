// Runs before first paint: the system's preference holds until the journal is open and its own setting is known.
document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
