// Shows one picture of a cell with the tag "frames" at a time, with a slider to choose it.
addEventListener("DOMContentLoaded", () => {
  for (const output of document.querySelectorAll(".tag_frames .cell_output")) {
    const pictures = [...output.querySelectorAll("img")];
    if (pictures.length < 2) continue;
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 1, max: pictures.length, value: 1 });
    const name = document.createElement("span");
    const label = document.createElement("label");
    label.className = "frames-slider";
    label.append(name, slider);
    const show = () => {
      pictures.forEach((picture, i) => (picture.hidden = i !== slider.value - 1));
      name.textContent = `Picture ${slider.value} of ${pictures.length}`;
      slider.setAttribute("aria-valuetext", pictures[slider.value - 1].alt);
    };
    slider.addEventListener("input", show);
    pictures.at(-1).after(label);
    show();
    // The first is fetched when the reader comes near it; then nobody shall wait for the others.
    const fetchAll = () => pictures.forEach((picture) => (picture.loading = "eager"));
    if (pictures[0].naturalWidth) fetchAll();
    else pictures[0].addEventListener("load", fetchAll, { once: true });
  }
});
