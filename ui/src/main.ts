import "@fontsource-variable/newsreader/opsz.css";
import "@fontsource-variable/newsreader/opsz-italic.css";
import "@fontsource-variable/source-sans-3/index.css";
import "@fontsource-variable/source-sans-3/wght-italic.css";
import "./styles/tokens.css";
import "./styles/components.css";
import "./styles/app.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { api } from "$lib/api/client";
import { language } from "$lib/messages/catalogue";
import { useRegion } from "$lib/messages/region";
import { fontsReady } from "./fonts";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
document.documentElement.lang = language().language;
// Without an answer, dates and numbers are written as at home.
const region = api.region().catch(() => null);
await fontsReady();
useRegion(await region);
mount(App, { target });
