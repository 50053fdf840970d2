// Runs inside the program's context: what Brython has of a web site. There are Brython's own files, and nothing else.
(function serve(read) {
  globalThis.XMLHttpRequest = class XMLHttpRequest {
    readyState = 0;
    status = 0;

    open(_method, url) {
      this.url = String(url);
      this.readyState = 1;
    }

    send() {
      const name = this.url
        .replace(/[?#].*/s, "")
        .split("/")
        .at(-1);
      const text = read(name);
      this.readyState = 4;
      this.status = text === undefined ? 404 : 200;
      this.response = this.responseText = text ?? "";
      this.onreadystatechange?.();
    }

    abort() {}
    overrideMimeType() {}
    getResponseHeader() {
      return null;
    }
  };
});
