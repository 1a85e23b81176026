import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { profile } from "$lib/state/profile.svelte";
import { router } from "$lib/state/router.svelte";
import { toasts } from "$lib/state/toasts.svelte";
import { violations } from "../../tests/axe";
import { type Fake, fake, refuse } from "../../tests/fake";
import { balances, forms, gifts, inequalities, themes } from "../../tests/fake-insights";
import { layout } from "../../tests/jsdom";
import Insights from "./Insights.svelte";

let core: Fake;

async function open(): Promise<void> {
  render(Insights, {});
  await screen.findByText("It holds so far");
}

const asked = (command: string) => core.asked.filter((one) => one.command === command).map(({ args }) => args);

beforeEach(async () => {
  layout();
  core = fake();
  await profile.load();
  router.reset({ screen: "insights" });
});

describe("insights", () => {
  it("say of each idea what holds, what is unclear and where there are too few", async () => {
    await open();
    screen.getByText("19 of 28 readings against 11 of 35.", { exact: false });
    screen.getByText("Too few to say");
    screen.getByText("No clear difference");
    const chart = screen.getByRole("img", { name: /after a need was served/ });
    expect(chart.textContent).toContain("needs served: 68 %, between 49 % and 82 %; 19 of 28.");
    await userEvent.click(screen.getByRole("radio", { name: "Forgave" }));
    screen.getByText("0 of 0 clients against 1 of 6.", { exact: false });
  });

  it("speak in the words of the practice", async () => {
    const was = profile.value;
    profile.value = { ...was, trade: "therapy", warmth: { cold: "distant", like: "working", love: "close" } };
    await open();
    screen.getByText("Those who “close” do more of this than those who “working”.", { selector: "p" });
    profile.value = was;
  });

  it("are tables as well, all at once or one by one", async () => {
    await open();
    const user = userEvent.setup();
    const charts = screen.getAllByRole("img").length;
    await user.click(screen.getByRole("button", { name: "Which forms land: as a table" }));
    const table = within(screen.getByRole("table", { name: "Which forms land" }));
    expect(table.getAllByRole("row")[1]?.textContent).toBe("A handwritten acknowledgement1263100.9");
    expect(screen.getAllByRole("img")).toHaveLength(charts - 1);
    await user.click(screen.getByRole("button", { name: "Which forms land: as a chart" }));
    await user.click(screen.getByRole("button", { name: "As a table" }));
    expect(screen.queryAllByRole("img")).toHaveLength(0);
    expect(screen.getAllByRole("table").length).toBeGreaterThanOrEqual(charts);
  });

  it("are saved as pictures and as figures, and thinking better of it is no failure", async () => {
    await open();
    const user = userEvent.setup();
    const save = async (what: string) => {
      await user.click(screen.getByRole("button", { name: "Save: Who is carrying whom" }));
      await user.click(await screen.findByRole("menuitem", { name: what }));
    };
    await save("Save as a picture (SVG)");
    await save("Save as figures (CSV)");
    const files = asked("save_chart").map(({ chart }) => chart as { name: string; format: string; contents: string });
    expect(files.map(({ name, format }) => [name, format])).toEqual([
      ["balance-quarter", "svg"],
      ["balance-quarter", "csv"],
    ]);
    expect(files[0]?.contents).toContain("<svg");
    expect(files[1]?.contents).toContain("Wren Castell,-19\r\n");
    expect(toasts.current?.text).toContain("/home/mira/chart.svg");
    toasts.dismiss();
    core.answer("save_chart", () => refuse("cancelled", "Nothing was saved."));
    await save("Save as figures (CSV)");
    expect(toasts.current).toBeNull();
  });

  it("rename what answers speak of, and lead to who said it", async () => {
    await open();
    const user = userEvent.setup();
    const section = within(screen.getByRole("region", { name: "Why they stay" }));
    await user.click(section.getByRole("button", { name: /plain, logo/ }));
    await user.clear(section.getByRole("textbox"));
    await user.type(section.getByRole("textbox"), "Plain words{Enter}");
    expect(asked("name_theme")).toEqual([{ askedIds: ["q-1", "q-2"], was: null, name: "Plain words" }]);
    await user.click(section.getAllByText("All of what they said")[0] as HTMLElement);
    await user.click(section.getByRole("button", { name: "Ilse Varnholt" }));
    expect(router.place).toEqual({ screen: "client", id: "ilse", at: "q-2" });
  });

  it("quote an answer that speaks of two things once only, where there is another", async () => {
    const [first, second] = themes.themes;
    const [shared, own] = first?.answers ?? [];
    if (!first || !second || !shared || !own) throw new Error("two themes");
    core.answer("themes", () => ({ ...themes, themes: [first, { ...second, answers: [shared, own] }], alone: [] }));
    await open();
    const quotes = [...document.querySelectorAll(".quote")].map(({ textContent }) => textContent);
    expect(quotes).toEqual([`“${shared.answer}”`, `“${own.answer}”`]);
  });

  it("show the time by month and client", async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "months" }));
    const clients = within(await screen.findByRole("table", { name: "By client, the months shown" }));
    await user.click(clients.getByRole("button", { name: "Wren Castell" }));
    expect(router.place).toEqual({ screen: "client", id: "wren" });
    router.reset({ screen: "insights" });
    await user.click(screen.getByRole("button", { name: "and 3 more" }));
    expect(screen.queryByRole("button", { name: "and 3 more" })).toBeNull();
  });

  it("show the clients of one month alone", async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "months" }));
    const month = await screen.findByRole("combobox", { name: "By client in" });
    const offered = within(month).getAllByRole("option");
    expect(offered.slice(0, 2).map(({ textContent }) => textContent)).toEqual([
      "all the months shown",
      "November 2026",
    ]);
    await user.selectOptions(month, "November 2026");
    const table = within(screen.getByRole("table", { name: "By client, November 2026" }));
    expect(table.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual([
      ...["Ilse Varnholt", "480", "160"],
      ...["Wren Castell", "300", "20"],
    ]);
    await user.selectOptions(month, "all the months shown");
    screen.getByRole("table", { name: "By client, the months shown" });
  });

  it("lead from each balance to the client, the even ones too, and say when all are even", async () => {
    await open();
    const section = within(screen.getByRole("region", { name: "Who is carrying whom" }));
    const chart = section.getByRole("img");
    expect(chart.textContent).toContain("Dele Marchbank: 0");
    for (const end of ["−100", "+100"]) within(chart).getByText(end);
    await userEvent.click(section.getByRole("button", { name: "Dele Marchbank" }));
    expect(router.place).toEqual({ screen: "client", id: "dele" });
    expect(section.queryByText("Even with everybody.")).toBeNull();
  });

  it("say that everybody is even only where there are clients, and all are", async () => {
    const even = balances.map((one) => ({ ...one, quarter: { ...one.quarter, figure: 0 } }));
    core.answer("balances", () => even);
    await open();
    const section = within(screen.getByRole("region", { name: "Who is carrying whom" }));
    section.getByText("Even with everybody.");
    await userEvent.click(section.getByRole("radio", { name: "all" }));
    expect(section.queryByText("Even with everybody.")).toBeNull();
    within(section.getByRole("img")).getByText("+17");
  });

  it("fold what is long, and show all of it when asked", async () => {
    const [form] = forms;
    const [gift] = gifts;
    const [theme] = themes.themes;
    const [said] = theme?.answers ?? [];
    if (!form || !gift || !theme || !said) throw new Error("something of each");
    const many = <T>(count: number, one: (nth: number) => T): T[] =>
      Array.from({ length: count }, (_, nth) => one(nth));
    const clients = many(13, (nth) => ({ client_id: `c-${nth}`, client: `Client ${nth}`, landings: form.landings }));
    core.answer("balances", () =>
      many(12, (nth) => ({ ...balances[0], client_id: `c-${nth}`, client: `Client ${nth}` })),
    );
    core.answer("form_figures", () =>
      many(11, (nth) => ({ ...form, form_id: `f-${nth}`, form: `Form ${nth}`, clients })),
    );
    core.answer("gift_figures", () => many(9, (nth) => ({ ...gift, gift_id: `g-${nth}`, gift: `Gift ${nth}` })));
    const answers = many(15, (nth) => ({ ...said, asked_id: `q-${nth}`, answer: `Said ${nth}.` }));
    core.answer("themes", () => ({ ...themes, themes: [{ ...theme, answers }], alone: [], by_meaning: false }));
    await open();
    const user = userEvent.setup();
    const unfold = async (name: string, more: string, text: string) => {
      const section = within(screen.getByRole("region", { name }));
      expect(section.queryByText(text)).toBeNull();
      await user.click(section.getAllByText(more)[0] as HTMLElement);
      section.getAllByText(text);
      return section;
    };
    await unfold("Who is carrying whom", "and 2 more", "Client 9");
    const landed = await unfold("Which forms land", "and 1 more", "Form 10");
    await unfold("Gifts over time", "and 1 more", "Gift 8");
    await unfold("Why they stay", "and 3 more", "Said 14.");
    await user.click(landed.getByText("With whom"));
    await user.click(landed.getAllByText("and 3 more")[0] as HTMLElement);
    await user.click(landed.getByRole("button", { name: "Client 12" }));
    expect(router.place).toEqual({ screen: "client", id: "c-12" });
  });

  it("teach while there is nothing", async () => {
    const none = { value: null, low: null, high: null, hits: 0, of: 0 };
    const effect = { says: "too_few", difference: null, method: "newcombe", least: 8 } as const;
    const shares = { first: none, second: none, effect };
    const rate = { value: null, low: null, high: null, deliveries: 0, gained: 0, minutes: 0 };
    core.answer("inequalities", () => ({
      ...inequalities,
      love_after_needs: shares,
      returned: shares,
      recommended: shares,
      forgave: shares,
      warmth_per_hour: { first: rate, second: rate, effect },
    }));
    for (const command of ["balances", "time_by_month", "form_figures", "gift_figures"]) core.answer(command, () => []);
    core.answer("themes", () => ({ answers: 0, clients: 0, themes: [], alone: [], by_meaning: false }));
    render(Insights, {});
    await screen.findByText("Nothing to hold against each other yet.");
    screen.getByText("No clients yet. Each one's balance of giving shows here.");
    await userEvent.click(await screen.findByRole("button", { name: "Ask somebody why" }));
    expect(router.place).toEqual({ screen: "clients" });
  });

  it("have nothing that axe finds, drawn or as tables", async () => {
    await open();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "As a table" }));
    expect(await violations()).toEqual([]);
  });
});
