// Offers to fill latitude and longitude from where this phone is; without it they are typed, or left out.
(() => {
  "use strict";
  const boxes = ["latitude", "longitude"].map((name) => document.querySelector(`input[name=${name}]`));
  const words = document.getElementById("place-text");
  if (!words || boxes.includes(null) || !navigator.geolocation) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline-secondary place-button";
  button.textContent = words.content.textContent.trim();
  const said = document.createElement("p");
  said.className = "form-text";
  said.setAttribute("role", "status");
  button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      boxes[0].value = coords.latitude.toFixed(6);
      boxes[1].value = coords.longitude.toFixed(6);
      boxes[1].dispatchEvent(new Event("input", { bubbles: true }));
      said.textContent = "";
    },
    () => { said.textContent = words.dataset.failed; },
    { enableHighAccuracy: true, timeout: 15000 },
  ));
  boxes[0].closest(".field, .mb-3, div").before(button, said);
})();
