# GraalPy on a JVM: its jars by the machine's own Maven, with a server that runs each program in a context of its own
# (implementations/graalpy/README.md).
# shellcheck shell=bash
recipe=1
to_make=(maven)
to_run=()
# On a busy machine its first start is slow.
smoke_seconds=600

build() {
  local into=$1 jvm=$here/../../implementations/graalpy/jvm jdk
  jdk=$(newest_jdk)
  if [[ -z $jdk ]]; then
    ensure_packages default-jdk-headless
    jdk=$(newest_jdk)
    [[ -n $jdk ]] || fail "$name: needs a JDK, 17 or newer; next: install one, or set JAVA_HOME"
  fi
  mkdir -p "$into"/{lib,bin,classes}
  say "$name: fetching its jars, some 150 MB"
  logged mvn -B -q -f "$jvm/pom.xml" dependency:copy-dependencies -DincludeTypes=jar -DoutputDirectory="$into/lib"
  logged "$jdk/bin/javac" --release 17 -cp "$into/lib/*" -d "$into/classes" "$jvm"/src/pyconform/*.java
  logged "$jdk/bin/jar" --create --file "$into/lib/pyconform.jar" -C "$into/classes" .
  rm -r "$into/classes"
  write_launcher "$into/bin/graalpy" "$jdk" com.oracle.graal.python.shell.GraalPythonMain
  write_launcher "$into/bin/graalpy-contexts" "$jdk" pyconform.Main
  say "$name: keeping what a start loads"
  logged env PYCONFORM_KEEP_START=1 "$into/bin/graalpy" -c 'import inspect, json, re, subprocess, threading'
  version="GraalPy $(sed -n 's:.*<graalpy.version>\(.*\)</.*:\1:p' "$jvm/pom.xml") on Java $(java_major "$jdk")"
}

entry() {
  command=("$1/bin/graalpy-contexts")
  slow=yes
}

smoke() {
  smoke_python --no-fork --version 3.12 --implementation graalpy --modules ssl,sqlite3,lzma,bz2,zlib,uuid,decimal,asyncio -- "$@"
}

# The JDK of the highest version among JAVA_HOME and those in Debian's place, if it is 17 or newer.
newest_jdk() {
  local jdk major best=16 found=''
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [[ -x $jdk/bin/javac ]]; then
      major=$(java_major "$jdk")
      if ((major > best)); then best=$major found=$jdk; fi
    fi
  done
  echo "$found"
}

# What `version "25.0.3"` says.
java_major() { "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }

# write_launcher <file> <jdk> <main class>: finds everything beside itself. What a start loads is kept in a file, from Java 25 on
# with compiled classes (AOT cache), before as a class archive: both make a start about three times as quick.
write_launcher() {
  local file=$1 jdk=$2 main=$3 keep=ArchiveClassesAtExit use=SharedArchiveFile quiet=''
  if (($(java_major "$jdk") >= 25)); then
    keep=AOTCacheOutput use=AOTCache quiet=--sun-misc-unsafe-memory-access=allow
  fi
  cat >"$file" <<END
#!/bin/sh
root=\$(cd "\${0%/*}/.." && pwd -P)
start=-XX:$use=\$root/start.cache
[ -z "\$PYCONFORM_KEEP_START" ] || start=-XX:$keep=\$root/start.cache
exec "$jdk/bin/java" "\$start" -Xlog:disable -Xlog:all=off $quiet --enable-native-access=ALL-UNNAMED \\
  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss16m -Xmx3g \\
  -Dpyconform.executable="\$root/bin/graalpy" \\
  -Dpolyglot.engine.userResourceCache="\$root/resources" \\
  -Dpolyglot.engine.AllowExperimentalOptions=true -Dpolyglot.engine.WarnInterpreterOnly=false \\
  -Dpolyglot.python.PosixModuleBackend=java -Dpolyglot.python.Executable="\$root/bin/graalpy" \\
  -cp "\$(echo "\$root"/lib/*.jar | tr ' ' :)" $main "\$@"
END
  chmod +x "$file"
}
