// The first paint waits for the faces it uses, so that words neither stay invisible nor jump; never longer than this.
const PATIENCE_MS = 800;
const FACES = [
  '400 1em "Newsreader Variable"',
  'italic 400 1em "Newsreader Variable"',
  '400 1em "Source Sans 3 Variable"',
];

export async function fontsReady(): Promise<void> {
  const loaded = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  await Promise.race([loaded, new Promise((resume) => setTimeout(resume, PATIENCE_MS))]);
}
