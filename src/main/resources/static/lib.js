/** The libraries, out of their jars; their versions are those of pom.xml. */
export {html, svg, render, nothing} from "/_static/lit-html/3.3.2/lit-html.js";
export {guard} from "/_static/lit-html/3.3.2/directives/guard.js";
export {live} from "/_static/lit-html/3.3.2/directives/live.js";

/** 370 kB compressed: loaded with the first chart, not with the page. */
export const echarts = () => import("/_static/echarts/6.0.0/dist/echarts.esm.min.js");
