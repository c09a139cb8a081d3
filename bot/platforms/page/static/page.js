// Sends forms without a reload and completes what is typed. The page works without it.
"use strict";

(() => {
  const line = document.getElementById("line");
  const list = document.getElementById("completions");
  const alertBox = document.getElementById("alert");
  const conversation = document.getElementById("conversation");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  const say = (sentence) => {
    alertBox.textContent = sentence;
    alertBox.hidden = !sentence;
  };

  // Sending

  const takeOver = (page) => {
    for (const name of ["token", "key"]) {
      const fresh = page.querySelector(`#composer [name=${name}]`);
      for (const field of document.querySelectorAll(`[name=${name}]`)) field.value = fresh.value;
    }
    const there = page.getElementById("conversation");
    for (const old of [...conversation.children]) {
      if (!old.id || !there.querySelector(`#${old.id}`)) old.remove();
    }
    const added = [];
    for (const turn of [...there.children]) {
      if (turn.id && document.getElementById(turn.id)) continue;
      if (turn.id) added.push(turn);
      if (turn.id) conversation.append(turn);
      else conversation.prepend(turn);
    }
    const forget = page.querySelector(".forget");
    if (forget && !document.querySelector(".forget")) document.querySelector(".masthead").append(forget);
    return added;
  };

  const showWaiting = (text) => {
    const waiting = document.createElement("p");
    waiting.className = "asked line waiting";
    waiting.setAttribute("aria-hidden", "true");
    waiting.textContent = text;
    conversation.append(waiting);
    waiting.scrollIntoView({ block: "end" });
    return waiting;
  };

  let sending = false;

  const send = async (form, button) => {
    const fields = new URLSearchParams(new FormData(form, button));
    const typed = form.id === "composer";
    const waiting = showWaiting(fields.get("line"));
    sending = true;
    try {
      const answer = await fetch("/", { method: "POST", body: fields, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("conversation")) throw new Error("not our page");
      waiting.remove();
      const added = takeOver(page);
      say(page.getElementById("alert").textContent);
      if (!answer.ok) return;
      if (typed) line.value = "";
      const newest = added[added.length - 1];
      if (!newest) return;
      newest.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
      if (!typed) newest.focus({ preventScroll: true });
    } catch {
      waiting.remove();
      say("The bot did not answer. Check that it is still running, then send again.");
    } finally {
      sending = false;
    }
  };

  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action).pathname !== "/") return;
    event.preventDefault();
    close();
    if (!sending) send(event.target, event.submitter);
  });

  // Completing

  let chosen = -1;
  let asked = 0;

  function close() {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    line.setAttribute("aria-expanded", "false");
    line.removeAttribute("aria-activedescendant");
  }

  const choose = (index) => {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    line.setAttribute("aria-activedescendant", options[chosen].id);
  };

  const accept = (option) => {
    line.value = option.dataset.line;
    line.focus();
    suggest();
  };

  const toOption = (each, index) => {
    const option = document.createElement("li");
    option.id = `completion-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.line = each.value;
    const label = each.value.trim().endsWith(each.label) ? "" : each.label;
    for (const [name, text] of [["line", each.value.trim()], ["hint", label]]) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      option.append(part, " ");
    }
    return option;
  };

  async function suggest() {
    const mine = ++asked;
    const typed = line.value;
    if (!typed.startsWith("/")) return close();
    let found = [];
    try {
      const answer = await fetch(`/suggest?line=${encodeURIComponent(typed)}`);
      if (answer.ok) found = await answer.json();
    } catch {
      found = [];
    }
    if (mine !== asked) return;
    found = found.filter((each) => each.value.trim() !== typed.trim());
    if (!found.length || document.activeElement !== line) return close();
    close();
    list.replaceChildren(...found.map(toOption));
    list.hidden = false;
    line.setAttribute("aria-expanded", "true");
  }

  line.removeAttribute("list");
  line.setAttribute("role", "combobox");
  line.setAttribute("aria-autocomplete", "list");
  line.setAttribute("aria-controls", "completions");
  line.setAttribute("aria-expanded", "false");
  line.addEventListener("input", suggest);
  line.addEventListener("blur", () => { asked += 1; close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) accept(option);
  });

  line.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") { asked += 1; close(); }
    else if (event.key === "Enter" && chosen >= 0) accept(list.children[chosen]);
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    line.focus();
    if (line.value) return;
    line.value = "/";
    suggest();
  });
})();
