// Runs inside the program's context: `python case.py`, as far as Brython goes.
(async function execute(source) {
  const $B = __BRYTHON__;
  const _b_ = $B.builtins;
  const path = "/case/case.py";
  const sys = $B.imported._sys;
  const streams = ["stdout", "stderr"].map((name) => {
    const stream = $B.module_getattr(sys, name);
    stream.out = name; // a function of `console`
    return stream;
  });
  const flush = () => {
    for (const stream of streams) $B.$io.tp_funcs.flush(stream);
  };
  $B.parse_options({ debug: 1 });
  $B.file_cache[path] = source;
  $B.url2name[path] = "__main__";
  $B.scripts[path] = new $B.fakeScript();
  $B.script_filename = path;
  $B.make_import_paths(path);
  _b_.__debug__ = true;
  let how = { kind: "finished" };
  try {
    const root = $B.py2js({ src: source, filename: path }, "__main__", "__main__");
    const module = $B.module.$factory("__main__", _b_.None);
    module.__file__ = path;
    $B.imported.__main__ = module;
    new Function(`${root.to_js()}\nreturn locals`)();
  } catch (error) {
    how = endingOf(error);
  }
  try {
    flush();
  } catch {}
  return how;

  function endingOf(error) {
    const exception = $B.exception(error);
    const type = $B.get_class(exception);
    if ($B.is_exc(exception, [_b_.SystemExit])) return exited(exception);
    const bases = $B.get_mro(type).map((base) => base.tp_name ?? base.__name__);
    let message;
    try {
      message = _b_.str.$factory(exception);
    } catch (failure) {
      message = `<${$B.class_name($B.exception(failure))} in __str__>`;
    }
    try {
      $B.show_error(exception);
    } catch {}
    return { kind: "raised", exception: { type: bases[0], bases, message: String(message) } };
  }

  function exited(exception) {
    const code = exception.args?.[0] ?? _b_.None;
    if (code === _b_.None) return { kind: "exited", status: 0 };
    if (typeof code === "number" || typeof code === "bigint")
      return { kind: "exited", status: Number(BigInt.asUintN(8, BigInt(code))) };
    if (typeof code === "boolean") return { kind: "exited", status: Number(code) };
    // biome-ignore lint/suspicious/noConsole: the console is the host's, with a function of that name.
    console.stderr(`${_b_.str.$factory(code)}\n`);
    return { kind: "exited", status: 1 };
  }
});
