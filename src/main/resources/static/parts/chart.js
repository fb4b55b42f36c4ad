import {echarts} from "../lib.js";

const HEIGHT = 420;
const PIXEL_RATIO = 2;

/** Paper is light, whatever the screen is. */
const PRINT = matchMedia("print");

const PALETTE = Array.from({length: 10}, (none, index) => `--c${index}`);

/** The ends of a log axis are where the data end, at no round figure. */
const ROUND_LABELS = {showMinLabel: false, showMaxLabel: false};

/**
 * `<trilemma-chart .option label>`: a chart by ECharts in the colours of the page, which can be saved as PNG and SVG.
 * Its data stands beside it in a table, because a canvas cannot be read aloud. Fires `pick` with the datum that was
 * clicked, and `place` with the values of both axes where there was none.
 */
class Chart extends HTMLElement {
  #option = null;
  #library = null;
  #chart = null;
  #picked = null;
  #observer = new ResizeObserver(() => this.#chart?.resize());
  #redress = () => this.#dress();

  static observedAttributes = ["label"];

  attributeChangedCallback(name, before, label) {
    this.setAttribute("aria-label", label);
  }

  set option(option) {
    this.#option = option;
    this.#draw();
  }

  async connectedCallback() {
    this.setAttribute("role", "img");
    this.#observer.observe(this);
    document.addEventListener("theme", this.#redress);
    PRINT.addEventListener("change", this.#redress);
    try {
      this.#library ??= await echarts();
    } catch {
      this.textContent = "The drawing did not load. Its data is in the table below.";
      return;
    }
    if (this.isConnected && !this.#chart) {
      this.#begin();
    }
  }

  #begin() {
    this.#chart = this.#library.init(this);
    this.#chart.on("click", ({data, event}) => this.#pick(data, event));
    this.#chart.getZr().on("click", event => this.#place(event));
    this.#draw();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    document.removeEventListener("theme", this.#redress);
    PRINT.removeEventListener("change", this.#redress);
    this.#chart?.dispose();
    this.#chart = null;
  }

  /** Null where the library did not load: there is no drawing then. */
  png() {
    return this.#chart?.getDataURL({pixelRatio: PIXEL_RATIO, backgroundColor: colour("--surface")});
  }

  /** Null as well where there is no drawing. */
  svg() {
    if (!this.#chart) {
      return null;
    }
    const copy = this.#library.init(null, null, {renderer: "svg", ssr: true, width: this.clientWidth, height: HEIGHT});
    copy.setOption({...this.#dressed(), animation: false, backgroundColor: colour("--surface")});
    const text = copy.renderToSVGString();
    copy.dispose();
    return text;
  }

  #pick(detail, {event}) {
    this.#picked = event;
    this.dispatchEvent(new CustomEvent("pick", {detail}));
  }

  /** Comes after {@link #pick} where the click was on a datum. */
  #place({event, offsetX, offsetY}) {
    if (event !== this.#picked && this.#chart?.containPixel("grid", [offsetX, offsetY])) {
      const detail = this.#chart.convertFromPixel("grid", [offsetX, offsetY]);
      this.dispatchEvent(new CustomEvent("place", {detail}));
    }
  }

  #draw() {
    if (this.#chart && this.#option) {
      this.#chart.setOption(this.#dressed(), {notMerge: true});
    }
  }

  /** Zoom and choice stay as they are. */
  #dress() {
    if (this.#chart && this.#option) {
      this.#chart.setOption(this.#dressed());
    }
  }

  /** Tooltips are drawn, not written as HTML: what is in them needs no escaping, and no inline style. */
  #dressed() {
    const text = colour("--text");
    const faint = colour("--line");
    const axis = axis => ({
      ...axis,
      nameTextStyle: {color: text},
      axisLabel: {color: text, hideOverlap: true, ...(axis.type === "log" && ROUND_LABELS), ...axis.axisLabel},
      axisLine: {lineStyle: {color: text}},
      splitLine: {lineStyle: {color: faint}},
    });
    const halo = {textBorderColor: colour("--surface"), textBorderWidth: 3};
    const label = given => ({color: text, textBorderWidth: 0, ...given});
    const labelled = series => ({
      ...series,
      label: {...label(series.label), ...(series.type === "scatter" && halo)},
      ...(series.markLine && {markLine: {...series.markLine, label: label(series.markLine.label)}}),
    });
    const dressed = value => (Array.isArray(value) ? value.map(axis) : axis(value));
    return {
      animation: false,
      color: PALETTE.map(colour),
      textStyle: {color: text, fontFamily: getComputedStyle(this).fontFamily},
      ...this.#option,
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: colour("--surface"),
        borderColor: faint,
        textStyle: {color: text},
        ...this.#option.tooltip,
      },
      series: this.#option.series.map(labelled),
      visualMap: this.#option.visualMap && {textStyle: {color: text}, ...this.#option.visualMap},
      legend: this.#option.legend && {textStyle: {color: text}, pageTextStyle: {color: text}, ...this.#option.legend},
      ...(this.#option.xAxis && {xAxis: dressed(this.#option.xAxis), yAxis: dressed(this.#option.yAxis)}),
    };
  }
}

/** A colour of the style sheet as the scheme in force has it; a canvas does not know `light-dark()`. */
export function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

customElements.define("trilemma-chart", Chart);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new Event("theme")));
