// Why: a client's page on paper, with all of it: what the screen folds away or draws only when one scrolls there as well.
import type {
  BalanceWith,
  ClientPage,
  DeliveryView,
  Giving,
  Knowledge,
  NeedNode,
  OccasionView,
  PromiseView,
  QuoteView,
  TimelineEntry,
} from "$lib/api/bindings";
import { isEmpty, partWords, readingOf } from "$lib/balance/words";
import { TEXTS, fromList } from "$lib/clients/facts";
import { whatHappened } from "$lib/clients/happened";
import { deliveryFacts, dueWords, lateWords, promiseFacts } from "$lib/giving/words";
import { t } from "$lib/messages";
import { fullDate, listed, minutes, monthOf } from "$lib/messages/dates";
import { quoted } from "$lib/messages/quoted";
import { factsOf } from "$lib/occasions/when";
import { kindsOf } from "$lib/reflect/kinds";
import { warmthWord } from "$lib/state/profile.svelte";
import { type Entry, type Printed, type Section, facts, said } from "./printed";

export type WholeClient = {
  page: ClientPage;
  giving: Giving;
  known: Knowledge;
  occasions: readonly OccasionView[];
  balance: BalanceWith;
};

export function printedClient(whole: WholeClient): Printed {
  const { page, giving, known, occasions } = whole;
  const { fields } = page;
  return {
    title: fields.name,
    facts: facts(
      fields.about,
      t(`words.stage.${fields.stage}`),
      fields.since_on && t("print.since", { month: monthOf(fields.since_on) }),
      page.recommender && t("print.recommended_by", { name: page.recommender.name }),
      fields.how_met,
      fields.also_known.length > 0 && t("client.also_known", { names: fromList(fields.also_known) }),
      fields.tags.length > 0 && t("print.tags", { names: fromList(fields.tags) }),
    ),
    sections: said([
      {
        head: t("client.ladder"),
        entries: page.ladder.flatMap(({ want, needs }) => [
          wanted(want),
          ...needs.flatMap((node) => needed(node, page)),
        ]),
      },
      ...openWith(page, giving),
      { head: t("occasions.title"), entries: occasions.map((one) => ({ text: one.fields.what, notes: factsOf(one) })) },
      { head: t("client.facts"), entries: knownOf(page) },
      { head: t("print.warmth"), entries: warmthOf(page, known) },
      { head: t("knowledge.asked"), entries: askedOf(known) },
      { head: t("knowledge.ideas"), entries: ideasOf(known) },
      balanceOf(whole),
      { head: t("client.minutes"), entries: minutesOf(page) },
      { head: t("client.timeline"), entries: timelineOf(page, giving.deliveries) },
    ]),
  };
}

const quotesOf = (quotes: readonly QuoteView[]): string[] =>
  quotes.map(({ quote, on }) => `${quoted(quote)} ${fullDate(on)}`);

function wanted(want: ClientPage["ladder"][number]["want"]): Entry {
  if (!want) return { text: t("client.afloat") };
  return {
    text: want.text,
    kind: "want",
    notes: facts(
      t("client.heard", { date: fullDate(want.heard_on) }),
      stood(t(`words.want_state.${want.state}`), want.state === "open", want.state_on),
      want.enough_line && t("brief.enough", { line: want.enough_line }),
    ),
    quotes: quotesOf(want.quotes),
  };
}

/** A need with all beneath it, each further in. */
function needed({ need, beneath, linked_from: linked }: NeedNode, page: ClientPage, depth = 1): Entry[] {
  const home = linked === null ? null : page.ladder.find(({ want }) => want?.id === linked)?.want;
  const link = home ? t("client.linked", { text: home.text }) : t("client.linked.free");
  const own: Entry =
    linked === null
      ? {
          text: need.text,
          depth,
          kind: "need",
          notes: facts(
            need.overruled
              ? t("client.overruled.by", {
                  confidence: t(`words.confidence.${need.confidence}`),
                  evidence: t(`words.confidence.${need.by_evidence}`),
                })
              : t(`words.confidence.${need.confidence}`),
            stood(t(`words.need_state.${need.state}`), need.state === "open", need.state_on),
          ),
          quotes: quotesOf(need.quotes),
        }
      : { text: need.text, depth, kind: "need", notes: [link] };
  return [own, ...beneath.flatMap((node) => needed(node, page, depth + 1))];
}

const stood = (state: string, open: boolean, on: string): string =>
  open ? state : t("print.stood", { state, date: fullDate(on) });

function openWith({ fields }: ClientPage, { promises, deliveries }: Giving): Section[] {
  const entries = (open: boolean): Entry[] => [
    ...promises.filter(({ live }) => live === open).map(promised),
    ...deliveries.filter((delivery) => delivery.open === open).map(delivered),
  ];
  const [name = fields.name] = fields.name.split(/\s/);
  return [
    { head: t("giving.open_with", { name }), entries: entries(true) },
    { head: t("giving.earlier"), entries: entries(false) },
  ];
}

const promised = (promise: PromiseView): Entry => ({
  text: promise.fields.text,
  kind: "promise",
  notes: facts(
    promise.live && dueWords(promise.fields.due_on),
    promise.late_days !== null && lateWords(promise.late_days),
    ...promiseFacts(promise),
  ),
});

const delivered = (delivery: DeliveryView): Entry => ({
  text: delivery.fields.what,
  kind: "gift",
  notes: facts(...deliveryFacts(delivery), ...delivery.parts.map(({ what }) => what)),
});

function knownOf({ fields, parting, recommended, stages }: ClientPage): Entry[] {
  const texts = TEXTS.filter((field) => fields[field] !== "");
  return [
    ...(parting.on
      ? [
          {
            lead: t("client.parted.on", { date: fullDate(parting.on) }),
            text: facts(parting.reason, parting.last_word).join("\n"),
          },
        ]
      : []),
    ...texts.map((field) => ({ lead: t(`client.facts.${field}`), text: fields[field] })),
    ...(recommended.length > 0
      ? [{ lead: t("client.facts.recommended"), text: listed(recommended.map(({ name }) => name)) }]
      : []),
    ...(fields.keep_until ? [{ lead: t("client.facts.keep_until"), text: fullDate(fields.keep_until) }] : []),
    ...stages.slice(1).map(({ on, stage }) => ({
      lead: t("client.facts.stages"),
      text: t("client.facts.stage_on", { stage: t(`words.stage.${stage}`), date: fullDate(on) }),
    })),
  ];
}

function warmthOf({ warmth }: ClientPage, { signs }: Knowledge): Entry[] {
  return [
    ...warmth.map(({ on, warmth: reading, rests_on: why }) => ({
      lead: fullDate(on),
      text: warmthWord(reading),
      notes: facts(why),
    })),
    ...signs.map(({ fields: { kind, note, seen_on: on }, about_name: name }) => ({
      lead: on ? fullDate(on) : "",
      text:
        kind === "recommended" && name ? t("knowledge.sign.recommended_to", { name }) : t(`words.sign_kind.${kind}`),
      notes: facts(note),
    })),
  ];
}

const askedOf = ({ asked }: Knowledge): Entry[] =>
  asked.toReversed().map(({ fields, need_text: need, gift_name: gift }) => ({
    text: fields.question,
    quotes: fields.answer ? [quoted(fields.answer)] : [],
    notes: facts(
      fields.answered_on
        ? fullDate(fields.answered_on)
        : t("client.answer.waiting", { date: fields.asked_on ? fullDate(fields.asked_on) : "" }),
      need && t(fields.confirms ? "knowledge.ask.confirmed" : "knowledge.ask.about", { text: need }),
      gift && t("knowledge.ask.gift_named", { gift }),
      fields.themes.length > 0 && fromList(fields.themes),
    ),
  }));

const ideasOf = ({ ideas }: Knowledge): Entry[] =>
  ideas.toReversed().map(({ fields }) => ({
    text: fields.what,
    notes: facts(
      fields.given_on && t("knowledge.idea.given", { date: fullDate(fields.given_on) }),
      fields.credited_on
        ? t("knowledge.idea.thanked", { date: fullDate(fields.credited_on) })
        : t("knowledge.idea.owed"),
    ),
  }));

/** Over all the time, since paper is looked at later. */
function balanceOf({ page, balance: { whole } }: WholeClient): Section {
  const [name = page.fields.name] = page.fields.name.split(/\s/);
  const entries = isEmpty(whole)
    ? []
    : [
        { text: readingOf(whole.figure, name) },
        ...whole.parts.map((part) => ({
          lead: t(`balance.part.${part.kind}`),
          text: partWords(part, whole, name),
        })),
      ];
  return { head: t("balance.title"), entries };
}

function minutesOf(page: ClientPage): Entry[] {
  if (page.paid_minutes + page.given_minutes === 0) return [];
  const rows = [
    { span: t("client.minutes.90"), paid: page.paid_minutes_90, given: page.given_minutes_90 },
    { span: t("client.minutes.all"), paid: page.paid_minutes, given: page.given_minutes },
  ];
  return rows.map(({ span, paid, given }) => ({
    text: t("print.minutes", { span, paid: minutes(paid), given: minutes(given) }),
  }));
}

const timelineOf = (page: ClientPage, deliveries: readonly DeliveryView[]): Entry[] => {
  const given = deliveries.filter(({ given_on }) => given_on !== null);
  return whatHappened(page.timeline, given).map(({ on, entry, delivery }) => ({
    lead: fullDate(on),
    ...(delivery ? gave(delivery, page.id) : wrote(entry)),
  }));
};

function gave({ fields, form_name: form, receivers }: DeliveryView, clientId: string): Entry {
  const landed = receivers.filter(({ client_id: id, landing }) => id === clientId && landing !== null);
  return {
    text: form ? t("giving.gave.form", { what: fields.what, form }) : t("giving.gave", { what: fields.what }),
    kind: "gift",
    notes: facts(
      ...landed.map(({ landing }) => t("giving.gave.landed", { landing: t(`words.landing.${landing ?? "liked"}`) })),
      ...landed.map(({ note }) => note),
      fields.minutes !== null && t("print.given", { time: minutes(fields.minutes) }),
      t(`words.scope.${fields.scope}`),
    ),
  };
}

const wrote = ({
  kind,
  title,
  opening,
  paid_minutes: paid,
  given_minutes: given,
  warmth,
  marks,
}: TimelineEntry): Entry => ({
  text: title || opening || t("reflections.untitled"),
  notes: facts(
    kind && t(`words.kind.${kind}`),
    paid !== null && t("print.paid", { time: minutes(paid) }),
    given !== null && t("print.given", { time: minutes(given) }),
    warmth && t("print.left", { warmth: warmthWord(warmth) }),
    ...kindsOf(marks).map((mark) => t(`words.${mark}`)),
  ),
});
