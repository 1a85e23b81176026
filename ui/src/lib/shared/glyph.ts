/** The product's own signs, drawn in Glyph.svelte. */
export type GlyphName = "brand" | "want" | "need" | "gift" | "promise" | "overlap";
