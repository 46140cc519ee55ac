// What is typed into form[data-draft] is kept on this device until it is saved, so that a lost line, an empty battery or
// a session that ended loses nothing.
//
// data-draft names the person, the record and the form; data-draft-base changes when the record is saved. A draft typed
// upon another base is older than what is stored, and goes. Once the server has saved one it names it in a cookie, and it
// goes as well: phones are shared, and a NIK is not to be left lying on them.
(() => {
  "use strict";
  const PREFIX = "draft:";
  const KEEP_DAYS = 3;
  let store;
  try { store = window.localStorage; } catch { return; }
  if (!store) return;

  const read = (key) => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const keys = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
  const kept = (control) => control.name && control.name !== "csrfmiddlewaretoken"
    && !["hidden", "password", "file", "submit", "button"].includes(control.type);
  const controls = (form) => [...form.elements].filter(kept);
  const ticks = (control) => control.type === "checkbox" || control.type === "radio";

  const valuesOf = (form) => controls(form).map((control) => ticks(control)
    ? { name: control.name, value: control.value, checked: control.checked }
    : { name: control.name, value: control.value, text: control.selectedOptions ? control.selectedOptions[0]?.text : undefined });

  const put = (form, values) => values.forEach((typed) => {
    const control = controls(form).find((one) => one.name === typed.name && (!ticks(one) || one.value === typed.value));
    if (!control) return;
    if (ticks(control)) { control.checked = typed.checked; return; }
    // A list that is fetched by script may not have the chosen line yet.
    if (control.options && ![...control.options].some((option) => option.value === typed.value)) {
      control.add(new Option(typed.text, typed.value));
    }
    control.value = typed.value;
  });

  const tell = (form, forgetDraft) => {
    const note = document.createElement("div");
    note.className = "alert alert-warning draft-note";
    note.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = document.getElementById("draft-text").content.textContent.trim();
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-outline-secondary";
    drop.textContent = document.getElementById("draft-drop").content.textContent.trim();
    drop.addEventListener("click", () => { forgetDraft(); location.assign(location.href); });
    const box = document.createElement("div");
    box.append(text, drop);
    note.append(box);
    form.prepend(note);
  };

  const saved = document.cookie.split("; ").find((one) => one.startsWith("saved_draft="))?.slice(12).replaceAll(":", "/");
  if (saved) {
    keys().filter((key) => `${key}/`.startsWith(`${PREFIX}${saved}/`)).forEach((key) => store.removeItem(key));
    document.cookie = "saved_draft=; path=/; max-age=0";
  }

  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const key = PREFIX + form.dataset.draft;
    const base = form.dataset.draftBase;
    const forgetDraft = () => store.removeItem(key);
    const draft = read(key);
    if (draft && draft.base === base) {
      const before = JSON.stringify(valuesOf(form));
      put(form, draft.values);
      if (JSON.stringify(valuesOf(form)) !== before) tell(form, forgetDraft);
    } else if (draft) forgetDraft();

    const save = () => {
      try { store.setItem(key, JSON.stringify({ base, at: Date.now(), values: valuesOf(form) })); } catch { /* full */ }
    };
    form.addEventListener("input", save);
    form.addEventListener("change", save);
  });

  // Drafts of others who used this device, and old ones, go.
  const mine = document.querySelector("form[data-draft]")?.dataset.draft.split("/")[0];
  keys().forEach((key) => {
    const draft = read(key);
    const old = !draft || Date.now() - draft.at > KEEP_DAYS * 86400000;
    if (old || (mine && !key.startsWith(`${PREFIX}${mine}/`))) store.removeItem(key);
  });
})();
