// What is said of promises and deliveries beside their own words.
import type { DeliveryView, PromiseView } from "$lib/api/bindings";
import { t } from "$lib/messages";
import { shortDate, weekDate } from "$lib/messages/dates";

type Facts = readonly (string | null)[];
const said = (...facts: Facts): string[] => facts.filter((fact): fact is string => fact !== null);

const marginWords = (days: number): string | null =>
  days > 0 ? t("giving.promise.margin.days", { count: days }) : null;

export const lateWords = (days: number): string => t("giving.promise.late", { count: days });

/** "in scope", "a day of margin": what stands beneath a promise. */
export function promiseFacts({ fields, live, late_days, state, state_on }: PromiseView): string[] {
  const theirs = fields.by_whom === "them" ? t("giving.promise.theirs") : null;
  const scope = t(`words.scope.${fields.scope}`);
  if (!live) {
    const words = t(`words.promise_state.${state}`);
    return said(t("giving.promise.state_on", { state: words, date: shortDate(state_on) }), theirs, scope);
  }
  const renegotiated = state === "renegotiated" ? t("words.promise_state.renegotiated") : null;
  const margin = fields.due_on === null || late_days !== null ? null : marginWords(fields.margin_days);
  return said(theirs, scope, margin, renegotiated);
}

/** The day by which it is to be kept: "by Thu 19 Nov", or that none was named. */
export const dueWords = (due: string | null): string =>
  due === null ? t("giving.promise.no_day") : t("giving.promise.by", { date: weekDate(due) });

/** "Three words, to Ilse Varnholt" */
export const promiseTitle = ({ fields, client_name }: PromiseView): string =>
  t(fields.by_whom === "me" ? "giving.promise.to" : "giving.promise.from", { what: fields.text, name: client_name });

/** What Today says of a promise that comes due: when one planned to be done is nearer than its day. */
export function dueFacts(promise: PromiseView, today: string): string[] {
  const { fields, planned_on: planned, late_days } = promise;
  const ahead = planned !== null && late_days === null && fields.margin_days > 0;
  const soon = ahead && planned <= dayAfter(today);
  return said(
    t("words.promise"),
    t(`words.scope.${fields.scope}`),
    soon
      ? t("giving.promise.planned", { day: dayWords(planned, today) })
      : ahead
        ? marginWords(fields.margin_days)
        : null,
  );
}

function dayWords(day: string, today: string): string {
  if (day === today) return t("giving.promise.today");
  return day === dayAfter(today) ? t("giving.promise.tomorrow") : weekDate(day);
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** "offered 12 Nov", the form, "next time charged", how many others: what stands beneath a delivery. */
export function deliveryFacts({ fields, form_name, parts, receivers, state, state_on }: DeliveryView): string[] {
  const words = t(`words.delivery_state.${state}`);
  const given = parts.filter((part) => part.given_on !== null).length;
  return said(
    state === "idea" ? words : t("giving.delivery.state_on", { state: words, date: shortDate(state_on) }),
    form_name,
    t(`words.scope.${fields.scope}`),
    parts.length > 0 ? t("giving.delivery.parts_given", { given, count: parts.length }) : null,
    receivers.length > 1 ? t("giving.delivery.shared", { count: receivers.length - 1 }) : null,
  );
}
