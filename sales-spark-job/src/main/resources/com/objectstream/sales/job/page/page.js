// Asks the job for its state each second while the page is visible, and shows it.

import { seconds, rate, setText, time, timeElement, utc, whole } from "./format.js";
import * as plots from "./plots.js";
import * as sections from "./sections.js";

const PAUSE = 1000;
const PATIENCE = 5000;
const TOTALS_PAUSE = 15000;
const SIGNS = {
  KEEPING_UP: "✓", BEHIND: "!", UNKNOWN: "?", STOPPED: "■", STARTING: "…", GONE: "×",
  WAITING_FOR_CASSANDRA: "‖", WAITING_FOR_KAFKA: "‖" };

let run = null;
let batch = null;
let goneSince = null;
let timer = null;
let asking = false;
let totalsAt = -Infinity;

async function ask(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function look() {
  const state = await ask("api/state");
  if (state.run !== run) { // another start of the job
    run = state.run;
    batch = null;
    plots.clear();
  }
  const since = plots.newest();
  plots.add(await ask("api/history" + (since == null ? "" : `?since=${since}`)));
  const last = state.batch ? state.batch.id : -1;
  if (last !== batch) {
    sections.newest(await ask("api/newest"));
    batch = last;
  }
  sections.release();
  show(state);
  goneSince = null;
}

function verdict(kind, text, base) {
  document.getElementById("verdict").dataset.kind = kind;
  setText("sign", SIGNS[kind] ?? "?");
  setText("verdict-text", text);
  setText("verdict-base", base || "\u00a0");
  const title = `${SIGNS[kind] ?? ""} ${text}`;
  if (document.title !== title) document.title = title;
}

function show(state) {
  document.body.classList.remove("gone");
  verdict(state.verdict.kind, state.verdict.text, state.verdict.base);
  setText("topic", state.topic);
  setText("table", state.table);
  setText("clock", time(state.now));
  document.getElementById("clock").title = utc(state.now);
  setText("now-lag", state.lagRecords == null ? "–" : whole(state.lagRecords));
  setText("now-age", seconds(state.lagSeconds));
  setText("now-rate", rate(plots.storedNow()));
  setText("now-batch", state.batch ? ago((state.now - state.batch.end) / 1000) : "none yet");
  sections.account(state);
  sections.partitions(state);
  sections.reasons(state);
  sections.facts(state);
  setText("version", `Sales stream ${state.version}`);
  const since = document.getElementById("since");
  if (since.dataset.at !== String(state.started)) {
    since.dataset.at = state.started;
    since.replaceChildren("started ", timeElement(state.started));
  }
}

const ago = (s) => (s < 2 ? "just now" : `${seconds(Math.round(s))} ago`);

function gone() {
  goneSince ??= Date.now();
  document.body.classList.add("gone");
  verdict("GONE", `the job does not answer since ${time(goneSince)}`,
    "what is shown is from before; this page goes on by itself when the job is back");
}

// Beside the rest: these come from Cassandra, and the job is not gone if it is slow
async function lookAtTotals() {
  if (performance.now() - totalsAt < TOTALS_PAUSE) return;
  totalsAt = performance.now();
  const day = document.getElementById("totals-day").value;
  try {
    sections.totals(await ask("api/totals" + (day ? `?day=${day}` : "")));
  } catch (problem) {
    console.warn(String(problem));
  }
}

async function tick() {
  clearTimeout(timer);
  if (document.visibilityState !== "visible" || asking) return;
  asking = true;
  try {
    await look();
    lookAtTotals();
  } catch (problem) {
    console.warn(String(problem));
    gone();
  } finally {
    asking = false;
    timer = setTimeout(tick, PAUSE);
  }
}

plots.start();
document.addEventListener("visibilitychange", tick);
document.getElementById("totals-day").addEventListener("change", () => {
  totalsAt = -Infinity;
  lookAtTotals();
});
tick();
