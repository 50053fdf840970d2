package pyconform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.graalvm.shadowed.org.json.JSONObject;

/** One program to run, and where. */
record Job(
    JSONObject message,
    /** Its working directory, and nothing but that. */
    Path directory,
    /** Where the harness leaves how the program ended. */
    Path region,
    /** What a new interpreter reads from descriptor 0: the harness and which program to run. */
    byte[] input,
    String bootstrap,
    /** How much of the input is the harness: the bootstrap's argument. */
    int harnessBytes
) {
    /** What acts on the whole process, which contexts share; and what loads native libraries, which GraalPy gives to one context of a JVM. */
    private static final Pattern NEEDS_PROCESS = Pattern.compile(
        "_exit|\\bkill|raise_signal|abort|faulthandler|signal\\.|ctypes|setrlimit|setlocale|umask|setswitchinterval"
            + "|zlib|gzip|bz2|lzma|zipfile|tarfile|shutil|zipimport|compression");

    long timeoutMs() {
        return (long) Math.ceil(message.getDouble("timeoutMs"));
    }

    int maxOutputBytes() {
        return message.getInt("maxOutputBytes");
    }

    List<String> flags() {
        return message.getJSONArray("flags").toList().stream().map(String::valueOf).toList();
    }

    Map<String, Object> env() {
        return message.getJSONObject("env").toMap();
    }

    /** Whether it asks for an interpreter process of its own, may end the one that it runs in, or did so before. */
    boolean wantsProcess() {
        return message.getBoolean("guarded")
            || message.getString("isolation").equals("process")
            || NEEDS_PROCESS.matcher(message.getString("code")).find()
            || !flags().isEmpty()
            || !env().isEmpty();
    }
}
