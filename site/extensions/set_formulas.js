// Sets one formula for each line of standard input, for the extension `formulas`; when there are no
// more, writes the stylesheet of all glyphs that came up.
"use strict";

const [modules, fonts, height] = process.argv.slice(2);
const EM = 16; // any number of pixels will do: only the ratio to the x-height counts

const loader = {
  load: ["adaptors/liteDOM", "input/tex", "output/chtml", "a11y/assistive-mml"],
  paths: { mathjax: `${modules}/mathjax/es5` },
  versionWarnings: false, // the adaptor has no number of its own
};
const options = { loader, startup: { typeset: false }, chtml: { fontURL: fonts } };

require(`${modules}/mathjax`).init(options).then(async (MathJax) => {
  const { adaptor } = MathJax.startup;
  for await (const line of require("readline").createInterface(process.stdin)) {
    const [tex, display] = JSON.parse(line);
    const size = { em: EM, ex: EM * Number(height) };
    const node = await MathJax.tex2chtmlPromise(tex, { display, ...size });
    console.log(JSON.stringify(adaptor.outerHTML(node)));
  }
  console.log(JSON.stringify(adaptor.textContent(MathJax.chtmlStylesheet())));
});
