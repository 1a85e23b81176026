// What other wants that ask for the same say of one, in words.
import type { EchoNeed, EchoView, EchoesOfWant } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { fullDate, listed } from "$lib/messages/dates";
import { inWords, inWordsLower } from "$lib/messages/numbers";
import { inSentence } from "$lib/overlap/sentence";

/** So many needs are told in the one sentence. */
const MOST_TOLD = 2;

const theirs = ({ others, echoes }: EchoesOfWant): EchoView[] => echoes.filter(({ own }) => others === 0 || !own);

/** "Two others who asked for this needed {needs}.", with the place of the needs left open. */
export function echoSentence(said: EchoesOfWant, name: string): string {
  const names = [...new Set(theirs(said).map(({ client }) => client))];
  if (said.others === 0) return t("client.echo.own", { name });
  if (names.every((one) => one !== null)) return t("client.echo.named", { names: listed(names) });
  return t("client.echo.others", { count: said.others, number: inWords(said.others) });
}

/** The first needs that lay beneath those wants, each told once. */
export function echoedNeeds(said: EchoesOfWant, name: string): string {
  const names = [name, ...said.echoes.flatMap(({ client }) => client ?? [])];
  const needs = theirs(said).flatMap(({ needs: [first] }) => (first ? [inSentence(first.text, names)] : []));
  return listed([...new Set(needs)].slice(0, MOST_TOLD));
}

/** "Show both echoes", "Show all three echoes" */
export function showWords({ echoes }: EchoesOfWant): string {
  const count = echoes.length;
  return count === 2 ? t("client.echo.show.both") : t("client.echo.show", { count, number: inWordsLower(count) });
}

/** "Noor Haddow, 12 March 2026, met": whose want it was, when it was heard, and where it stands. */
export function echoFacts({ own, client, heard_on, state }: EchoView): string[] {
  const who = own ? t("client.echo.here") : (client ?? t("client.echo.someone"));
  return [who, t("client.heard", { date: fullDate(heard_on) }), t(`words.want_state.${state}`)];
}

/** How it ended with a need: where it stands, and how what was given last for it landed. */
export const ended = ({ state, landing }: EchoNeed): string[] => [
  t(`words.need_state.${state}`),
  ...(landing ? [t("client.echo.landed", { landing: t(`words.landing.${landing}`) })] : []),
];
