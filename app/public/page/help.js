// Help lies over the page: a tap beside it, or Escape, closes it. Without script a tap on *Help* does.
const help = document.querySelector(".help");
if (help) {
  document.addEventListener("click", ({ target }) => {
    if (!help.contains(target)) help.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !help.open) return;
    help.open = false;
    help.querySelector("summary").focus();
  });
}
