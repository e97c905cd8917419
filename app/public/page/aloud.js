// Read-aloud: a button beside each heading, where this browser has a voice for the page's language. Only voices of the device itself: the
// others send what they read to somebody's servers.
const speech = window.speechSynthesis;
const said = "h1, h2, h3, p, li, .answer, .take-back, .card, summary, .bar a, button.strong, a.strong";
let reading;
let offered;
const hush = () => {
  speech.cancel();
  reading?.setAttribute("aria-pressed", "false");
  reading?.replaceChildren(...reading.names[0]);
  document.querySelector(".spoken")?.classList.remove("spoken");
  reading = undefined;
};
const visible = (element) => element.offsetParent && !element.closest(".unseen, .tools, .along, .made-up");
const read = (button, voice) => {
  const scope = button.closest(".step") ?? document.querySelector("main");
  const texts = [...scope.querySelectorAll(said)].filter((text) => visible(text) && !text.parentElement.closest(said));
  reading = button;
  button.setAttribute("aria-pressed", "true");
  button.replaceChildren(...button.names[1]);
  for (const text of texts) {
    const words = text.innerText.trim() || text.ariaLabel;
    if (!words) continue;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.95;
    // What is being read is marked: many follow with their eyes.
    utterance.onstart = () => {
      document.querySelector(".spoken")?.classList.remove("spoken");
      text.classList.add("spoken");
    };
    if (text === texts.at(-1)) utterance.onend = () => reading === button && hush();
    speech.speak(utterance);
  }
};
const offer = () => {
  const language = document.documentElement.lang.split("-")[0];
  const voices = speech.getVoices().filter((voice) => voice.localService && voice.lang.split(/[-_]/)[0] === language);
  const voice = voices.find((voice) => voice.lang.endsWith("GB")) ?? voices[0];
  const template = document.getElementById("aloud");
  if (!voice || !template || offered) return;
  offered = true;
  for (const tools of document.querySelectorAll(".tools")) {
    const button = template.content.firstElementChild.cloneNode(true);
    const stop = document.createElement("span");
    stop.textContent = button.dataset.stop;
    button.names = [[...button.childNodes], [stop]];
    button.onclick = () => {
      const again = reading === button;
      hush();
      if (!again) read(button, voice);
    };
    tools.append(button);
  }
};
if (speech) {
  speech.onvoiceschanged = offer;
  // Not before the page stands: the first look at the voices takes a slow phone a moment.
  (window.requestIdleCallback ?? setTimeout)(offer);
  for (const kind of ["hashchange", "pagehide"]) addEventListener(kind, hush);
}
