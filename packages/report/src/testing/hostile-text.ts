/** Script, attribute and style breaks, terminal escapes, overrides of the writing direction, lost surrogates, NUL. */
export const hostileText = [
  "</script><script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>' onmouseover='alert(1)`,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as text, on purpose
  "</style></pre></title><!-- ]]> --> &lt; &amp; ${alert(1)} `code`",
  "\u001b[31mred\u001b]0;title\u0007\u001b[2J \u202egnp.exe\u202c \u2066x\u2069 zero\u200bwidth \ufeffbom",
  "nul\u0000 bell\u0007 back\u0008 cr\r lone\ud800 low\udcff \ufffe del\u007f c1\u009b",
].join(" ");
