// What the page does without asking the server: citations, copying, the look, and what screen readers are told.
(() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);

  // The evidence

  function openCard(id) {
    const card = document.getElementById(id);
    if (!card || !card.closest("#evidence")) return;
    sheet(true);
    for (const on of document.querySelectorAll(".on")) on.classList.remove("on");
    card.classList.add("on");
    for (const link of document.querySelectorAll(`a.cite[href="#${CSS.escape(id)}"]`)) link.classList.add("on");
    card.scrollIntoView({ block: innerWidth > 860 ? "nearest" : "start", behavior: calm() });
    card.focus({ preventScroll: true });
  }

  function goBack(id) {
    const link = $(`#turns a.cite[href="#${CSS.escape(id)}"]`);
    if (!link) return;
    link.scrollIntoView({ block: "center", behavior: calm() });
    link.focus({ preventScroll: true });
  }

  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  function sheet(open) {
    $("#panes")?.classList.toggle("sheet", open);
    $("#sheet")?.setAttribute("aria-expanded", String(open));
  }

  async function whole(link) {
    const card = link.closest(".card");
    const held = $(".body", card);
    const row = link.parentElement;
    if (held) {
      held.remove();
      $("blockquote", card).hidden = false;
      link.textContent = link.dataset.word;
      link.setAttribute("aria-expanded", "false");
      return;
    }
    const reply = await fetch(`${link.getAttribute("href")}&part`);
    if (!reply.ok) return void window.open(link.href, "_blank", "noopener");
    const body = document.createElement("div");
    body.className = "body";
    body.innerHTML = await reply.text(); // escaped by the server
    $("blockquote", card).hidden = true;
    row.before(body);
    link.dataset.word = link.textContent;
    link.textContent = row.dataset.fold;
    link.setAttribute("aria-expanded", "true");
  }

  // Copying

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say(button.dataset.done);
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1600);
  }

  // The look

  async function look(link) {
    const there = new URL(location.href);
    for (const [name, value] of new URLSearchParams(link.search)) there.searchParams.set(name, value);
    if (!$(".turn")) return void location.assign(there);
    const shell = new DOMParser().parseFromString(await (await fetch(there)).text(), "text/html");
    history.replaceState(null, "", there);
    for (const name of ["lang", "dir", "data-digits"]) root.setAttribute(name, shell.documentElement.getAttribute(name));
    if ($("#top")) $("#top").replaceWith(document.adoptNode($("#top", shell)));
    await translate(root.lang);
    const deed = Object.assign(document.createElement("button"), { hidden: true });
    Object.assign(deed.dataset, { do: "look", lang: root.lang, digits: root.dataset.digits });
    document.body.append(deed);
    deed.click();
    deed.remove();
    mend();
  }

  // Gradio's own words follow; where its script cannot be found they stay until the page is loaded again.
  async function translate(language) {
    const core = performance.getEntriesByType("resource").find((one) => /\/assets\/core-[^/]*\.js/.test(one.name));
    if (core) (await import(core.name)).changeLocale?.(language);
  }

  function theme() {
    const dark = root.classList.toggle("dark");
    document.body.classList.toggle("dark", dark);
    try {
      localStorage.setItem("khabar-theme", dark ? "dark" : "light");
    } catch {
      // kept for this visit alone
    }
  }

  // One listener for the whole page

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest?.(selector);
    let found;
    if ((found = on("a.cite"))) {
      event.preventDefault();
      openCard(found.getAttribute("href").slice(1));
    } else if ((found = on("a[data-back]"))) {
      event.preventDefault();
      goBack(found.dataset.back);
    } else if ((found = on("a.whole")) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      whole(found);
    } else if ((found = on("button[data-copy]"))) {
      copy(found);
    } else if ((found = on("a[data-look]"))) {
      event.preventDefault();
      look(found);
    } else if (on("#theme")) {
      theme();
    } else if (on("#sheet")) {
      sheet(!$("#panes").classList.contains("sheet"));
    } else if (on("button[data-do=edit]")) {
      $("#ask textarea").focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") sheet(false);
  });

  // What gradio leaves out

  const live = Object.assign(document.createElement("div"), { id: "said", role: "status" });
  let last = "";
  let turn = "";
  let heard = "";
  let met = false;

  function say(text) {
    if (text === last) return;
    last = text;
    live.textContent = text;
  }

  // What was asked leaves the box; what is being written meanwhile stays.
  function empty(box) {
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function mend() {
    const box = $("#ask textarea");
    const word = box?.placeholder;
    if (box && word && box.getAttribute("aria-label") !== word) box.setAttribute("aria-label", word);
    if (box && !met) {
      met = true;
      if (window.top === window && matchMedia("(pointer: fine)").matches) box.focus();
    }
    const now = $("#now .turn");
    if (!now) return;
    if (now.dataset.said !== heard) say((heard = now.dataset.said));
    if (now.id !== turn) {
      turn = now.id;
      if (box?.value.trim().replace(/\s+/g, " ") === $(".question", now).textContent) empty(box);
      now.scrollIntoView({ block: "start", behavior: calm() });
      $("#evidence").scrollTo({ top: 0 });
    }
  }

  addEventListener("DOMContentLoaded", () => {
    document.body.append(live);
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
    mend();
  });
})();
