// Small comforts over pages that work without them. In: the clock bar. Out: play, and a copied link.
// Stays true: nothing here holds state that is not in the address, but whether play is on.

const STEP_MS = 1400;
let timer = 0;

function play() {
  return document.getElementById("play");
}

function stop() {
  clearInterval(timer);
  timer = 0;
  show();
}

function step() {
  const next = document.getElementById("clock-on");
  if (next && next.href) {
    next.click();
  } else {
    stop();
  }
}

function show() {
  const button = play();
  if (button) {
    button.hidden = !window.htmx;
    button.textContent = timer ? "Pause" : "Play";
    button.setAttribute("aria-pressed", String(Boolean(timer)));
  }
}

document.addEventListener("click", async (event) => {
  if (event.target.id === "play") {
    if (timer) {
      stop();
    } else {
      timer = setInterval(step, STEP_MS);
      step();
      show();
    }
  }
  const link = event.target.closest("#permalink");
  if (link && navigator.clipboard && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      link.textContent = "Link copied";
    } catch {
      window.location.href = link.href;
    }
  }
});

document.addEventListener("htmx:afterSettle", show);
show();
