/* Buttons that copy a citation. Without it the citation can be opened and read. */
"use strict";
(function () {
  function select(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function say(button, words) {
    const before = button.dataset.words || button.textContent;
    button.dataset.words = before;
    button.textContent = words;
    setTimeout(function () { button.textContent = before; }, 2500);
  }

  /* Where nothing may be copied, the text is shown and selected, so that the reader can copy it. */
  function fallBack(button, box, text) {
    box.open = true;
    select(text);
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (refused) {
      copied = false;
    }
    say(button, copied ? button.dataset.done : button.dataset.select);
  }

  window.bulletinCopy = function (citation) {
    const button = citation.querySelector(".copy");
    const text = citation.querySelector(".cite-text");
    const box = citation.querySelector("details");
    button.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) {
        fallBack(button, box, text);
        return;
      }

      navigator.clipboard.writeText(text.textContent).then(
        function () { say(button, button.dataset.done); },
        function () { fallBack(button, box, text); });
    });
  };

  document.querySelectorAll(".citation").forEach(window.bulletinCopy);
})();
