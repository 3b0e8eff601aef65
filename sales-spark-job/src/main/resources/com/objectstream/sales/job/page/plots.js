// Four plots over the same fifteen minutes, with one cursor. Arrow keys move it, Escape takes it away.

import { rate, seconds, short, time, utc, whole } from "./format.js";

const LENGTH_SECONDS = 900;
const LEAST_SECONDS = 180; // of a job that has just begun
const MEAN_SECONDS = 10;
const HEIGHT = 168;

// at, read, stored, lag, p50, p99, batch; uPlot takes seconds
const PLOTS = [
  { id: "plot-rate", show: rate, series: [
    { name: "read", colour: "--sky", dash: [6, 4], of: (s) => mean(s, "read") },
    { name: "stored", colour: "--green", of: (s) => mean(s, "stored") }] },
  { id: "plot-lag", show: whole, series: [
    { name: "records", colour: "--orange", fill: true, of: (s) => s.map((x) => x.lag) }] },
  { id: "plot-delay", show: seconds, series: [
    { name: "p99", colour: "--sky", dash: [6, 4], of: (s) => s.map((x) => x.delayP99) },
    { name: "p50", colour: "--green", of: (s) => s.map((x) => x.delayP50) }] },
  { id: "plot-batch", show: seconds, series: [
    { name: "batch", colour: "--blue", of: (s) => s.map((x) => x.batchSeconds) }] },
];

let samples = [];
let plots = [];

export function clear() {
  samples = [];
}

export const newest = () => (samples.length ? samples[samples.length - 1].at : null);

// Lines a second over the last ten seconds of the newest sample
export function storedNow() {
  return samples.length > 1 ? mean(samples.slice(-(MEAN_SECONDS + 3)), "stored").at(-1) : null;
}

export function add(more) {
  samples.push(...more);
  const end = newest();
  while (samples.length && samples[0].at < end - LENGTH_SECONDS * 1000) samples.shift();
  draw();
}

function mean(all, field) {
  let from = 0;
  return all.map((sample, i) => {
    while (sample.at - all[from].at > MEAN_SECONDS * 1000) from++;
    return from === i ? null : (sample[field] - all[from][field]) / ((sample.at - all[from].at) / 1000);
  });
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function axis(extra) {
  return {
    stroke: colour("--soft"), grid: { stroke: colour("--plot-grid"), width: 1 }, ticks: { show: false },
    font: "12px system-ui, sans-serif", ...extra };
}

function options(plot, width) {
  const isTime = plot.show === seconds;
  return {
    width, height: HEIGHT, padding: [8, 18, 0, 0],
    cursor: { sync: { key: "sales", setSeries: false }, y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: true, range: () => range() }, y: { range: (u, min, max) => [0, top(max)] } },
    axes: [
      axis({ space: 70, values: (u, ticks) => ticks.map((t) => time(t * 1000).slice(0, 5)), size: 26 }),
      axis({ size: 52, space: 34, ...(isTime && { incrs: STEPS }), values: (u, ticks) => ticks.map((t) => (isTime ? axisSeconds(t) : short(t))) })],
    series: [{}, ...plot.series.map((s) => ({
      label: s.name, stroke: colour(s.colour), width: 2, dash: s.dash, spanGaps: true, points: { show: false },
      fill: s.fill ? colour(s.colour) + "2e" : undefined }))],
    hooks: { setCursor: [(u) => values(plot, u.data, u.cursor.idx)] },
  };
}

const top = (max) => (max > 0 ? max * 1.12 : 1);

// Steps that are round as a time, and short to write
const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30,
  60, 120, 300, 600, 1800, 3600, 7200, 21600, 43200, 86400, 172800, 604800];
const UNITS = [[86400, "d"], [3600, "h"], [60, "min"]];

function axisSeconds(t) {
  const [length, unit] = UNITS.find(([u]) => t >= u) ?? [];
  return t === 0 ? "0" : unit ? `${+(t / length).toFixed(1)} ${unit}` : seconds(t);
}

function range() {
  const end = (newest() ?? Date.now()) / 1000;
  const seen = samples.length ? end - samples[0].at / 1000 : 0;
  return [end - Math.max(LEAST_SECONDS, Math.min(LENGTH_SECONDS, seen)), end];
}

function data(plot) {
  return [samples.map((s) => s.at / 1000), ...plot.series.map((s) => s.of(samples))];
}

// At the cursor, or the newest that is known
function values(plot, all, at) {
  plot.series.forEach((series, i) => {
    const column = all[i + 1];
    let index = at ?? column.length - 1;
    while (index > 0 && column[index] == null) index--;
    const text = `${series.name} ${plot.show(column[index])}`;
    if (series.value.textContent !== text) series.value.textContent = text;
  });
  const ms = at == null || !samples[at] ? null : samples[at].at;
  document.getElementById("cursor-time").textContent = ms == null ? "\u00a0" : `at ${time(ms)} (${utc(ms).slice(11, 19)} UTC)`;
}

function build(plot) {
  const figure = document.getElementById(plot.id);
  figure.querySelectorAll(".area, .values").forEach((e) => e.remove());
  const list = document.createElement("span");
  list.className = "values";
  for (const series of plot.series) {
    series.value = document.createElement("span");
    series.value.className = series.dash ? "dashed" : "";
    series.value.style.setProperty("--stroke", `var(${series.colour})`);
    list.append(series.value);
  }
  figure.querySelector("figcaption").append(list);
  const area = document.createElement("div");
  area.className = "area";
  figure.append(area);
  plot.uplot = new uPlot(options(plot, area.clientWidth || 300), data(plot), area);
  plot.area = area;
  values(plot, plot.uplot.data, null);
  return plot;
}

function draw() {
  if (!plots.length) plots = PLOTS.map(build);
  for (const plot of plots) {
    plot.uplot.setData(data(plot));
    values(plot, plot.uplot.data, plot.uplot.cursor.idx);
  }
}

function rebuild() {
  plots.forEach((plot) => plot.uplot.destroy());
  plots = samples.length ? PLOTS.map(build) : [];
}

function resize() {
  plots.forEach((plot) => {
    const width = plot.area.clientWidth;
    if (width && width !== plot.uplot.width) plot.uplot.setSize({ width, height: HEIGHT });
  });
}

function onKey(event, plot) {
  const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -60, PageDown: 60 }[event.key];
  if (!plots.length || (step === undefined && event.key !== "Escape")) return;
  event.preventDefault();
  const last = samples.length - 1;
  const at = Math.min(last, Math.max(0, (plot.uplot.cursor.idx ?? last) + (step ?? 0)));
  for (const { uplot } of plots) {
    uplot.setCursor(step === undefined
      ? { left: -10, top: -10 }
      : { left: uplot.valToPos(samples[at].at / 1000, "x"), top: HEIGHT / 3 });
  }
}

export function start() {
  new ResizeObserver(resize).observe(document.querySelector(".plots .grid"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", rebuild);
  for (const plot of PLOTS) {
    document.getElementById(plot.id).addEventListener("keydown", (event) => onKey(event, plot));
  }
}
