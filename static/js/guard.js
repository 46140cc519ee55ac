// Forms with data-guard: a second click is not a second submit, and a lost line loses nothing that was typed. One that
// is kept as a draft (draft.js) is sent by itself when the line returns.
(() => {
  "use strict";
  const text = document.getElementById("offline-draft-text") || document.getElementById("offline-text");
  const waiting = new Map();

  const offlineNote = (form) => {
    let note = form.querySelector(".offline-note");
    if (!note) {
      note = document.createElement("p");
      note.className = "offline-note";
      note.setAttribute("role", "alert");
      (form.querySelector(".form-actions") || form).prepend(note);
    }
    note.textContent = text ? text.content.textContent.trim() : "Offline";
  };

  const release = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled=true]").forEach((button) => button.removeAttribute("aria-disabled"));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-guard]") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (!navigator.onLine) {
      event.preventDefault();
      offlineNote(form);
      if (form.dataset.draft) waiting.set(form, event.submitter);
      return;
    }
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
    // The answer may never come: after a while the button works again.
    setTimeout(() => release(form), 15000);
  });

  // Coming back with the browser's button finds the form as it was left.
  addEventListener("pageshow", () => document.querySelectorAll("form[data-guard]").forEach(release));
  addEventListener("online", () => {
    document.querySelectorAll(".offline-note").forEach((note) => note.remove());
    waiting.forEach((submitter, form) => form.requestSubmit(submitter));
    waiting.clear();
  });
})();
