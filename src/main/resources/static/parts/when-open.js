import {render} from "../lib.js";

/** `<trilemma-when-open .content>` inside a `details`: what is hidden is not drawn, however often the page is. */
class WhenOpen extends HTMLElement {
  #content = null;
  #draw = () => {
    if (this.closest("details")?.open) {
      render(this.#content(), this);
    }
  };

  /** @param content gives what is to be drawn */
  set content(content) {
    this.#content = content;
    this.#draw();
  }

  connectedCallback() {
    this.closest("details").addEventListener("toggle", this.#draw);
  }
}

customElements.define("trilemma-when-open", WhenOpen);
