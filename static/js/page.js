// What every page gains from JavaScript. Without it everything still works.
(() => {
  "use strict";
  document.documentElement.classList.add("js");

  // Menus made of <details> close on Escape and on a click beside them.
  const openMenus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    });
  });

  // Of more tabs than a phone is wide, the open one is in sight.
  document.querySelectorAll(".tabs [aria-current]").forEach((tab) => {
    const bar = tab.parentElement;
    bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  // Phones are shared: whoever signs out leaves nothing of what they typed (see draft.js).
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-signs-out]")) return;
    try {
      Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
    } catch { /* nothing can be stored here at all */ }
  });

  // The theme changes at once; the server reads the same cookie on the next page.
  const dark = document.getElementById("dark-theme");
  const media = { light: "not all", dark: "screen", device: "screen and (prefers-color-scheme: dark)" };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-theme-form]") || !event.submitter || !dark) return;
    const theme = event.submitter.value;
    if (!(theme in media)) return;
    event.preventDefault();
    dark.media = media[theme];
    const age = theme === "device" ? 0 : 31536000;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${theme}; path=/; max-age=${age}; SameSite=Lax${secure}`;
    document.querySelectorAll("[data-theme-form] button").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.value === theme));
    });
  });
})();
