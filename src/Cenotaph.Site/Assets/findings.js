/* Filters of the findings. Without it all are shown. */
"use strict";
(function () {
  const form = document.getElementById("finding-filters");
  const status = document.getElementById("findings-shown");
  const groups = Array.from(document.querySelectorAll(".finding-group"));
  const findings = Array.from(document.querySelectorAll(".finding"));
  if (!form) {
    return;
  }

  function apply() {
    const weight = form.elements.weight.value;
    const type = form.elements.type.value;
    let shown = 0;
    findings.forEach(function (finding) {
      finding.hidden = (weight && finding.dataset.weight !== weight) || (type && finding.dataset.type !== type);
      shown += finding.hidden ? 0 : 1;
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector(".finding:not([hidden])"); });
    status.textContent = shown === 0 ? status.dataset.none
      : status.dataset.pattern.replace("{0}", shown).replace("{1}", findings.length);
  }

  /* A link to one finding must find it, whatever the filters. */
  function reveal() {
    const wanted = document.getElementById(window.location.hash.slice(1));
    if (wanted && wanted.closest("[hidden]")) {
      form.reset();
      apply();
      wanted.scrollIntoView();
    }
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  window.addEventListener("hashchange", reveal);
  apply();
})();
