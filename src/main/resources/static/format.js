/** Figures for people: in the words and separators of their locale, with units. */

const LOCALE = navigator.languages?.length ? [...navigator.languages] : undefined;
const DAY = 86400;
const YEAR = 365.25 * DAY;

/** Before a letter a comma that separates no thousands is that of decimals, wherever one is: 1,5T. */
const UNGROUPED_COMMA = /,(?=[0-9]+[kmbtg]$)/i;
const POWERS = {"": 0, k: 3, m: 6, b: 9, g: 9, t: 12};

/** Between counts; what follows them may also stand within one. */
const SEMICOLON = /;/;
const COMMA_AND_BLANK = /,\s|\s,/;
const OR_WITHIN = [/\s(?=[0-9.])/, /,/];

/** Below it, cents count. */
const SMALL_CHANGE = 1000;

const UNKNOWN = "unknown";

const plain = digits => new Intl.NumberFormat(LOCALE, {maximumSignificantDigits: digits});
const THREE = plain(3);
const FOUR = plain(4);
const WHOLE = new Intl.NumberFormat(LOCALE, {maximumFractionDigits: 0});
const QUANTITY = new Intl.NumberFormat(LOCALE, {maximumFractionDigits: 2});
const COMPACT = new Intl.NumberFormat(LOCALE, {notation: "compact", maximumSignificantDigits: 3});
const PERCENT = new Intl.NumberFormat(LOCALE, {style: "percent", maximumSignificantDigits: 3});
const CHANGE = new Intl.NumberFormat(LOCALE, {style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero"});
const typed = digits => new Intl.NumberFormat(LOCALE, {numberingSystem: "latn", useGrouping: false, maximumSignificantDigits: digits});
const SHORTLY = typed(6);
const EXACTLY = typed(17);
const PARTS = new Intl.NumberFormat(LOCALE, {numberingSystem: "latn"}).formatToParts(123456789.5);
const [GROUP, DECIMAL] = ["group", "decimal"].map(name => PARTS.find(({type}) => type === name)?.value);
const THOUSANDS = DECIMAL === "." ? "," : GROUP === "." ? "." : "";
const WIDTH = PARTS.filter(({type}) => type === "integer").at(-2)?.value.length ?? 3;

/** Separators of thousands are all the same: that of the locale, or one that nobody takes for another sign; before three digits each, or where the locale has them. */
const GROUPED = new RegExp(`^[0-9]{1,3}([\\s_'’${THOUSANDS}])(?:(?:[0-9]{3}\\1)*|(?:[0-9]{${WIDTH}}\\1)*)[0-9]{3}(?!\\1|[0-9])`);
const DATE = new Intl.DateTimeFormat(LOCALE, {dateStyle: "medium", timeZone: "UTC"});
const INSTANT = new Intl.DateTimeFormat(LOCALE, {dateStyle: "medium", timeStyle: "short"});
const DAYS = new Intl.NumberFormat(LOCALE, {style: "unit", unit: "day", unitDisplay: "long", maximumFractionDigits: 0});

/** From how many seconds on a unit is used, and how many it has. */
const DURATIONS = [
  [YEAR, "year", YEAR],
  [2 * DAY, "day", DAY],
  [2 * 3600, "hour", 3600],
  [120, "minute", 60],
  [1, "second", 1],
  [0, "millisecond", 1e-3],
];

const units = unitDisplay => new Map(DURATIONS.map(([, unit]) =>
  [unit, new Intl.NumberFormat(LOCALE, {style: "unit", unit, unitDisplay, maximumSignificantDigits: 3})]));
const LONG = units("long");
const SHORT = units("short");

/** `{amount, currency}`, to the unit: what a budget is about. */
export function money(value, maximumFractionDigits = centsOf(value)) {
  return value ? currency(value.currency, {maximumFractionDigits}).format(value.amount) : UNKNOWN;
}

const centsOf = value => (Math.abs(value?.amount) < SMALL_CHANGE ? 2 : 0);

/** To the cent and beyond: prices of an hour. */
export const price = value => money(value, 4);

/** For axes and headlines: $2.31M. */
export function shortMoney(value) {
  return value ? currency(value.currency, {notation: "compact", maximumSignificantDigits: 3}).format(value.amount) : UNKNOWN;
}

/** What the service leaves out is unknown, whatever its unit. */
const known = format => value => (Number.isFinite(value) ? format(value) : UNKNOWN);

export const duration = known(seconds => inUnits(seconds, LONG));

/** For bars and axes: 93.2 ms. */
export const shortDuration = known(seconds => inUnits(seconds, SHORT));

export const days = value => DAYS.format(value);

/** In powers of 1024, as memory is sold. */
export const bytes = known(value => scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]));
export const flops = known(value => scaled(value, 1000, ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP", "ZFLOP", "YFLOP"]));
export const energy = known(kwh => scaled(kwh * 1000, 1000, ["Wh", "kWh", "MWh", "GWh", "TWh"]));
export const carbon = known(kilograms => scaled(kilograms * 1000, 1000, ["g", "kg", "t", "kt", "Mt"]) + " CO₂e");
export const count = known(value => (value >= 1e6 ? COMPACT : WHOLE).format(value));
export const quantity = value => QUANTITY.format(value);
export const compact = known(value => COMPACT.format(value));
export const number = known(value => THREE.format(value));
export const loss = known(value => FOUR.format(value));
export const percent = known(share => PERCENT.format(share));
export const date = text => (text ? DATE.format(new Date(text)) : UNKNOWN);
export const instant = text => (text ? INSTANT.format(new Date(text)) : "");

/** `{p10, p90}` in one phrase. */
export const range = (bounds, format) => (bounds ? `${format(bounds.p10)} to ${format(bounds.p90)}` : "no range");

/** The same of times, both in the unit that the shorter is told in. */
export function durations(bounds) {
  const [, unit, size] = unitOf(bounds.p10);
  return [bounds.p10, bounds.p90].map(seconds => LONG.get(unit).format(seconds / size)).join(" to ");
}

/** How a figure moved: +12 %, or × 3.4 where percents mislead. */
export function ratio(to, from) {
  const value = Number(to) === Number(from) ? 1 : to / from;
  if (Math.abs(value - 1) < 5e-4) {
    return "the same";
  }
  return value > 2.005 || value < 0.495 ? `× ${THREE.format(value)}` : CHANGE.format(value - 1);
}

export const signedMoney = value =>
  currency(value.currency, {maximumFractionDigits: centsOf(value), signDisplay: "exceptZero"}).format(value.amount);

/** `wallClockSeconds` → "wall clock seconds", `onDemand` → "on demand". */
export const words = name => name.replace(/([a-z0-9])([A-Z])/g, (all, before, after) => `${before} ${after.toLowerCase()}`);

/** What people type for a count: 15T, 1.5e13, 8,192 or, where that is how one writes, 8.192 and 1,5T; null where it is none. */
export function parseCount(text) {
  const match = /^([0-9]*\.?[0-9]+)(?:e([+-]?[0-9]+))?([kmbtg]?)$/i.exec(ungrouped(text.trim().replace(/\s+(?=[a-z]$)/i, "")));
  return match ? finite(Number(`${match[1]}e${Number(match[2] ?? 0) + POWERS[match[3].toLowerCase()]}`)) : null;
}

const finite = value => (Number.isFinite(value) ? value : null);

/** With a point before decimals, and no separators of thousands. */
const ungrouped = text => text
  .replace(GROUPED, (whole, separator) => whole.replaceAll(separator, ""))
  .replace(DECIMAL === "," ? "," : UNGROUPED_COMMA, ".");

/** A count as one would type it: 15T, 8192; in short where that is the value itself. */
export function typedCount(value) {
  if (!Number.isFinite(value)) {
    return "";
  }
  const [size, letter] = [[1e12, "T"], [1e9, "B"], [1e6, "M"]].find(([least]) => value >= least) ?? [1, ""];
  const short = SHORTLY.format(value / size) + letter;
  return parseCount(short) === value ? short : EXACTLY.format(value);
}

/**
 * Several whole counts, with null in the place of what is none. Semicolons separate them, and so do commas beside a blank: `1,024, 2,048`.
 * Other commas and blanks do so where they can stand within no number: `256,512,1024` are three, and `256,512`, which are two or one, is
 * none. Thousands are separated everywhere or nowhere: `256,512, 1024` is none.
 */
export function parseCounts(text) {
  const written = text.replace(/^[,\s]+|[,\s]+$/g, "");
  if (SEMICOLON.test(written)) {
    return split(written, SEMICOLON).map(wholeCount);
  }
  const items = COMMA_AND_BLANK.test(written) ? consistent(split(written, COMMA_AND_BLANK)) : severalOrOne(written);
  return items.map(wholeCount);
}

/** What may mean this or that is no number. */
const EITHER = [""];

function consistent(items) {
  const isGrouped = items.some(item => /[0-9][,\s][0-9]{3}(?![0-9])/.test(item));
  return isGrouped && items.some(hasFourDigits) ? EITHER : items;
}

/** Three digits after a comma may be thousands, unless another number shows that thousands are not separated. */
function severalOrOne(written) {
  const items = split(written, OR_WITHIN.find(separator => separator.test(written)));
  if (items.every(item => /[a-z]/i.test(item))) {
    return items;
  }
  if (items.length === 1 || !items.every(item => /^(0|[1-9][0-9]*)$/.test(item))) {
    return [written];
  }
  return parseCount(written) === null && (items.some(hasFourDigits) || items.slice(1).every(item => item.length !== 3)) ? items : EITHER;
}

const hasFourDigits = item => /[0-9]{4}/.test(item);
const split = (text, separator) => text.split(separator).map(item => item.trim()).filter(Boolean);

function wholeCount(text) {
  const value = parseCount(text);
  return Number.isInteger(value) ? value : null;
}

/** A value of a plan document, as one would say it. */
export function fieldValue(value) {
  if (value === undefined || value === null) {
    return "left out";
  }
  if (typeof value === "number") {
    return Number.isInteger(value) && value < 1e6 ? count(value) : typedCount(value);
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

const unitOf = seconds => DURATIONS.find(([least]) => seconds >= least);

function inUnits(seconds, formats) {
  const [, unit, size] = unitOf(seconds);
  return formats.get(unit).format(seconds / size);
}

function currency(code, options) {
  return new Intl.NumberFormat(LOCALE, {style: "currency", currency: code, currencyDisplay: "narrowSymbol", ...options});
}

function scaled(value, base, units) {
  const step = value > 0 ? Math.min(units.length - 1, Math.max(0, Math.floor(Math.log(value) / Math.log(base) + 1e-9))) : 0;
  return `${THREE.format(value / base ** step)} ${units[step]}`;
}
