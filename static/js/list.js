// The list page: "tick all", and how many are ticked. Ticking, sending and filtering work without it.
(() => {
  "use strict";
  const boxes = () => [...document.querySelectorAll("#results input[name=pk]")];

  const refresh = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    const all = document.querySelector("#results [data-tick-all]");
    const count = document.querySelector("#results [data-ticked]");
    if (count) count.textContent = String(ticked);
    if (all) {
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && !all.checked;
    }
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-tick-all]")) boxes().forEach((box) => { box.checked = event.target.checked; });
    if (event.target.closest("#results")) refresh();
  });
  document.addEventListener("htmx:afterSettle", refresh);

  // Short addresses: what is empty or as usual is not said.
  let columnsChosen = new URLSearchParams(location.search).has("col");
  document.addEventListener("change", (event) => { if (event.target.name === "col") columnsChosen = true; });
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches(".list-tools")) return;
    const data = event.detail.formData;
    [...new Set(data.keys())].forEach((name) => {
      if (!data.getAll(name).some((value) => value !== "")) data.delete(name);
    });
    if (!columnsChosen) data.delete("col");
    const said = new URLSearchParams(location.search);
    if (!said.has("sort")) data.delete("sort");
    const size = event.target.querySelector("[name=size]:checked");
    if (size && size.defaultChecked && !said.has("size")) data.delete("size");
  });
})();
