// Numbers with separators and units, times in the reader's zone, and text of events made visible.

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY_TIME = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const UNKNOWN = "–";

export const whole = (n) => (n == null ? UNKNOWN : WHOLE.format(n));
export const short = (n) => (n == null ? "" : SHORT.format(n));
export const count = (n, one, many) => `${whole(n)} ${n === 1 ? one : many}`;

// 0.234 s, 12.3 s, 4 min 10 s, 3 h 2 min, 5 d 4 h
export function seconds(s) {
  if (s == null) return UNKNOWN;
  if (s === 0) return "0 s";
  if (s < 1) return `${Math.max(1, Math.round(s * 1000))} ms`;
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 60) return `${Math.round(s)} s`;
  const of = (big, unit, small, sub) => {
    const a = Math.floor(s / big);
    const b = Math.floor((s % big) / small);
    return b ? `${a} ${unit} ${b} ${sub}` : `${a} ${unit}`;
  };
  if (s < 3600) return of(60, "min", 1, "s");
  if (s < 86400) return of(3600, "h", 60, "min");
  return of(86400, "d", 3600, "h");
}

export function rate(n) {
  if (n == null) return UNKNOWN;
  return `${n > 0 && n < 10 ? n.toFixed(1) : WHOLE.format(n)}/s`;
}

export const utc = (ms) => new Date(ms).toISOString().replace("T", " ").replace("Z", " UTC");
export const time = (ms) => TIME.format(ms);
export const dayTime = (ms) => DAY_TIME.format(ms);

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const NAMED = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// What cannot be seen, or turns the direction of what follows, is written as \u202e
export function visible(text) {
  return text.replace(HIDDEN, (c) => NAMED[c] ?? [...Array(c.length).keys()]
    .map((i) => "\\u" + c.charCodeAt(i).toString(16).padStart(4, "0")).join(""));
}

// An element with text in it: text of events is never markup
export function element(name, className, text) {
  const e = document.createElement(name);
  if (className) e.className = className;
  if (text != null) e.textContent = text;
  return e;
}

export function timeElement(ms, format = dayTime) {
  const e = element("time", "", format(ms));
  e.dateTime = new Date(ms).toISOString();
  e.title = utc(ms);
  return e;
}

// Sets a text only where it changed, so that a selection stays
export function setText(id, text) {
  const e = document.getElementById(id);
  if (e.textContent !== text) e.textContent = text;
}
