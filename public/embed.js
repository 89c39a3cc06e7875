// The help in a page of another site (docs/embed.md): <wheres-my-code ticket="…"><a href="…">Didn't get a code?</a></wheres-my-code>
// The link inside stands there until the help does, and again when it cannot.
(() => {
  if (customElements.get("wheres-my-code")) return;

  const script = document.currentScript;
  const address = script instanceof HTMLScriptElement ? script.src : "";
  /** What both sides begin a message with. A page of another version is not understood, and the link stays. */
  const words = { from: "wheres-my-code", version: 1 };
  /** Milliseconds until the help must be there. */
  const patience = 20_000;

  const looks = new CSSStyleSheet();
  looks.replaceSync(`
    :host { display: block; position: relative }
    :host([hidden]), slot[hidden] { display: none }
    iframe { display: block; inline-size: 100%; border: 0; border-radius: inherit }
    iframe[inert] { position: absolute; inset: 0 auto auto 0; block-size: 1px; opacity: 0 }
  `);

  class WheresMyCode extends HTMLElement {
    static observedAttributes = ["ticket", "channel", "locale", "src"];

    #slot = document.createElement("slot");
    /** @type {HTMLIFrameElement | null} */
    #frame = null;
    #timer = 0;
    #isAsked = false;
    // In a fold that is closed, or far down, nothing is loaded and no ticket is used.
    #sight = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.#open());

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [looks];
      root.append(this.#slot);
    }

    connectedCallback() {
      addEventListener("message", this);
      this.#sight.observe(this);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#sight.disconnect();
      this.#close();
    }

    /** Another ticket, channel or language is another visit; several changes at once are one. @param {string} _ @param {?string} before @param {?string} now */
    attributeChangedCallback(_, before, now) {
      if (before === now || !this.isConnected || this.#isAsked) return;
      this.#isAsked = true;
      queueMicrotask(() => {
        this.#isAsked = false;
        if (!this.isConnected) return;
        this.#close();
        this.#sight.disconnect();
        this.#sight.observe(this);
      });
    }

    /** Where the wizard lives: where this script came from, unless `src` says otherwise. Empty where that is no address. */
    get #home() {
      try {
        const { origin } = new URL(this.getAttribute("src") || address, location.href);
        return /^http/.test(origin) ? origin : "";
      } catch {
        return "";
      }
    }

    #open() {
      this.#sight.disconnect();
      if (!this.#home) return this.#fail();
      const url = new URL("/embed", this.#home);
      for (const name of ["ticket", "channel", "locale"]) {
        const value =
          this.getAttribute(name) ?? (name === "locale" ? this.closest("[lang]")?.getAttribute("lang") : "");
        if (value) url.searchParams.set(name, value);
      }
      const frame = document.createElement("iframe");
      frame.title = this.title || this.textContent?.trim() || "Help";
      frame.allow = "clipboard-write";
      frame.referrerPolicy = "origin";
      frame.inert = true;
      frame.src = url.href;
      this.#frame = frame;
      this.#timer = window.setTimeout(() => this.#fail(), patience);
      this.shadowRoot?.append(frame);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = null;
      this.#slot.hidden = false;
    }

    #fail() {
      this.#close();
      this.#say("failed");
    }

    /** @param {string} name @param {object} [detail] @returns whether the page leaves the rest to us */
    #say(name, detail) {
      return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable: true, detail }));
    }

    /** @param {MessageEvent} event */
    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame?.contentWindow || source !== frame.contentWindow || origin !== this.#home) return;
      if (data?.from !== words.from || data.version !== words.version) return;
      if (data.type === "hello") this.#greet(frame.contentWindow);
      if (data.type === "no-cookies") this.#fail();
      if (data.type === "size" && data.height > 0) this.#fit(frame, data.height);
      if (data.type === "step") this.#step(data);
      if (data.type === "solved" || data.type === "new-code") this.#say(data.type);
      if (data.type === "wants-new-code" || data.type === "wants-sign-in") {
        // As the link would do outside of a frame.
        if (this.#say(data.type) && /^https?:/.test(data.href)) location.assign(data.href);
      }
    }

    /** Light and dark are those of this page, where it names one of them. @param {Window} help */
    #greet(help) {
      help.postMessage({ ...words, type: "hello", scheme: getComputedStyle(this).colorScheme }, this.#home);
    }

    /** @param {HTMLIFrameElement} frame @param {number} height in CSS pixels */
    #fit(frame, height) {
      frame.style.height = `${Math.min(Math.ceil(height), 20_000)}px`;
      if (!frame.inert) return;
      clearTimeout(this.#timer);
      const hadFocus = this.contains(document.activeElement);
      this.#slot.hidden = true;
      frame.inert = false;
      if (hadFocus) frame.focus({ preventScroll: true });
      this.#say("ready");
    }

    /** After a step its beginning is in sight. @param {{ kind: string, isNew: boolean }} said */
    #step({ kind, isNew }) {
      if (isNew && this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
      this.#say("step", { kind });
    }
  }

  customElements.define("wheres-my-code", WheresMyCode);
})();
