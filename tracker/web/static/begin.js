// The form that begins a draft: a file can be dropped, and one that is too large is told at once.

const form = document.querySelector("form.begin");
const file = form.querySelector("input[type=file]");
const told = document.getElementById("begin-told");

function isTooLarge() {
  const [chosen] = file.files;
  const is = chosen && chosen.size > Number(form.dataset.largest);
  told.textContent = is ? form.dataset.tooLarge : "";
  told.className = is ? "wrong" : "";
  return is;
}

file.addEventListener("change", isTooLarge);
form.addEventListener("submit", (event) => {
  if (isTooLarge()) {
    event.preventDefault();
    file.focus();
    return;
  }
  told.textContent = form.dataset.drafting;
});

for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("over", name === "dragover");
    if (name !== "drop") return;
    file.files = event.dataTransfer.files;
    isTooLarge();
  });
}
