// A button with data-copy copies the texts of the elements it names. Without JavaScript it stays hidden.
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const told = button.parentElement.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const texts = button.dataset.copy.split(" ").map((id) => document.getElementById(id).textContent.trim());
      await navigator.clipboard.writeText(texts.join("\n"));
      if (told) told.textContent = told.dataset.copied;
    });
  });
})();
