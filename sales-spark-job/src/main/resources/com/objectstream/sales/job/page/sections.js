// The parts of the page below the plots. Each shows one document of the API.

import { count, dayTime, element, seconds, setText, timeElement, utc, visible, whole } from "./format.js";

const byId = (id) => document.getElementById(id);

export function account(state) {
  const { read, stored, rejected, skipped } = state.account;
  for (const [id, value] of Object.entries({ read, stored, rejected, skipped })) setText(id, whole(value));
  for (const [part, value] of Object.entries({ stored, rejected, skipped })) {
    const bar = byId("share-" + part);
    bar.style.flexGrow = read ? value / read : 0;
    bar.classList.toggle("some", value > 0);
    bar.title = `${whole(value)} ${part}`;
  }
  const share = (n) => (read ? `${((100 * n) / read).toFixed(n && n < read / 1000 ? 3 : 1)}%` : "0%");
  byId("share").setAttribute("aria-label", `${share(stored)} stored, ${share(rejected)} rejected, ${share(skipped)} skipped`);
  const { cassandra, kafka } = state.retries;
  const retries = cassandra + kafka ? `; tried more than once: ${count(cassandra, "write", "writes")} to Cassandra, ${whole(kafka)} to Kafka` : "";
  setText("account-note", (read
    ? `${share(stored)} stored, ${share(rejected)} rejected, of ${count(state.records, "record", "records")} committed since this start`
    : "Nothing was committed since this start") + retries);
}

export function partitions(state) {
  const body = byId("partitions");
  const all = state.partitions;
  setText("partitions-count", count(all.length, "partition", "partitions") + " of " + state.topic);
  while (body.rows.length > all.length) body.deleteRow(-1);
  while (body.rows.length < all.length) {
    const row = body.insertRow();
    ["", "num", "num", "num", "bar", "num"].forEach((name) => (row.insertCell().className = name));
    row.cells[4].append(element("i"));
  }
  const most = Math.max(1, ...all.map((p) => p.lagRecords ?? 0));
  all.forEach((p, i) => {
    const cells = body.rows[i].cells;
    [p.partition, whole(p.committed), whole(p.end), whole(p.lagRecords), null, p.lagRecords === 0 ? "–" : seconds(p.lagSeconds)]
      .forEach((text, c) => { if (text !== null && cells[c].textContent !== String(text)) cells[c].textContent = text; });
    cells[4].firstChild.style.width = `${(100 * (p.lagRecords ?? 0)) / most}%`;
  });
}

export function reasons(state) {
  const list = byId("reasons");
  const found = Object.entries(state.rejected).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  byId("no-reasons").hidden = found.length > 0;
  const most = found.length ? found[0][1] : 1;
  const names = found.map(([reason]) => reason).join();
  if (list.dataset.names !== names) {
    list.dataset.names = names;
    list.replaceChildren(...found.map(([reason]) => {
      const item = element("li");
      const bar = element("span", "bar");
      bar.append(element("i"));
      item.append(element("span", "name", reason), element("span", "num"), bar);
      return item;
    }));
  }
  found.forEach(([, n], i) => {
    const item = list.children[i];
    item.children[1].textContent = whole(n);
    item.children[2].firstChild.style.width = `${(100 * n) / most}%`;
  });
}

export function facts(state) {
  const list = byId("facts");
  const shown = { "dead letter topic": state.dlqTopic, ...state.facts };
  const text = JSON.stringify(shown);
  if (list.dataset.shown === text) return;
  list.dataset.shown = text;
  list.replaceChildren(...Object.entries(shown).flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]));
}

function isolated(text) {
  const e = element("bdi", "", visible(text));
  e.dir = "auto";
  return e;
}

function reject(one) {
  const item = element("li");
  const head = element("div", "head");
  head.append(element("span", "reason", one.reason), element("span", "place", one.place));
  if (one.time > 0 && one.time < 8.64e15) head.append(timeElement(one.time));
  head.append(element("span", "bytes", count(one.bytes, "byte", "bytes")));
  const detail = element("p", "detail");
  detail.append(isolated(one.detail));
  const line = element("pre");
  line.append(isolated(one.line));
  if (one.bytes > 1024) line.append(element("small", "", " … cut at 1,024 bytes"));
  const replay = element("div", "replay");
  const command = element("code", "", one.replay);
  command.title = one.replay;
  const copy = element("button", "", "copy");
  copy.type = "button";
  copy.setAttribute("aria-label", "copy the command that replays " + one.place);
  copy.addEventListener("click", () => copyText(one.replay, command, copy));
  replay.append(command, copy);
  item.append(head, detail, line, replay);
  return item;
}

async function copyText(text, shown, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  } catch {
    getSelection().selectAllChildren(shown); // not allowed here: selected, to be copied by hand
    button.textContent = "selected";
  }
  setTimeout(() => (button.textContent = "copy"), 2000);
}

function row(one) {
  const line = element("tr");
  const cell = (content, className) => {
    const td = element("td", className);
    td.append(content);
    td.title = typeof content === "string" ? content : content.title || content.textContent;
    line.append(td);
  };
  cell(isolated(one.store));
  cell(one.day);
  cell(timeElement(one.time, dayTime));
  cell(isolated(one.item));
  cell(isolated(one.name ?? ""));
  cell(whole(one.sold), "num");
  cell(isolated(one.saleId));
  return line;
}

function total(one, most) {
  const line = element("tr");
  const name = element("td");
  name.append(isolated(one.name));
  const bar = element("td", "bar");
  bar.append(element("i"));
  bar.firstChild.style.width = `${(100 * Math.max(0, one.itemsSold)) / most}%`;
  const layer = element("td", "", one.exact ? one.layer + ", exact" : one.layer);
  layer.title = utc(one.at);
  line.append(name, element("td", "num", whole(one.sales)), element("td", "num", whole(one.itemsSold)), bar, layer);
  return line;
}

export function totals(day) {
  const all = `${count(day.sales, "sale", "sales")}, ${count(day.itemsSold, "item", "items")} sold`;
  setText("totals-note", day.day == null ? "\u00a0" : `${day.day}: ${day.isComplete ? all : `the first stores have ${all}`}`);
  byId("no-totals").hidden = day.stores.length > 0;
  for (const [id, found] of [["totals-stores", day.stores], ["totals-items", day.items]]) {
    const most = Math.max(1, ...found.map((one) => one.itemsSold));
    byId(id).replaceChildren(...found.map((one) => total(one, most)));
  }
}

// Somebody reads or copies: what is under the pointer does not move away
const isRead = (e) => e.matches(":hover, :focus-within");
let held = {};

export function newest(events) {
  hold("rejects", byId("reject-list"), byId("no-rejects"), events.rejects, reject);
  hold("rows", byId("row-list"), byId("no-rows"), events.rows, row);
}

function hold(name, list, none, found, make) {
  if (isRead(list) && list.children.length) {
    held[name] = () => hold(name, list, none, found, make);
    setText(name + "-held", "held while you read");
    return;
  }
  delete held[name];
  setText(name + "-held", found.length ? `the last ${found.length}` : "\u00a0");
  none.hidden = found.length > 0;
  list.replaceChildren(...found.map(make));
}

export function release() {
  Object.values(held).forEach((show) => show());
}
