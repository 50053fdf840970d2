package pyconform;

import java.util.Set;
import org.graalvm.shadowed.org.json.JSONException;
import org.graalvm.shadowed.org.json.JSONObject;

/** How a program ended, and what it wrote. */
record Ending(
    /** `time`, `output`, or null where no limit was reached. */
    String reached,
    /** Exit status; a signal ends a process with 128 and its number. */
    int status,
    byte[] stdout,
    byte[] stderr
) {
    private static final int CAME_TO_ITS_END = 'F';
    private static final int RAISED = 'R';
    private static final int SYSTEM_EXIT = 'X';
    private static final int OUT_OF_MEMORY = 'M';
    /** What Python ends with after an exception; 120 where stdout was gone. */
    private static final Set<Integer> AFTER_EXCEPTION = Set.of(1, 120, 130);
    private static final String[] SIGNALS = {
        "", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV",
        "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM",
    };

    /** The observation in JSON, in the words of packages/protocol/src/messages.ts. `region` is what the harness left in the file. */
    String observation(Job job, byte[] region) {
        int limit = job.maxOutputBytes();
        String err = "\"stderr\":" + Text.quote(Text.decode(first(stderr, limit)));
        String output = "\"stdout\":" + Text.quote(Text.decode(first(stdout, limit))) + "," + err + "}";
        if ("output".equals(reached) || stdout.length + stderr.length > limit) {
            return "{\"kind\":\"output-limit\",\"limitBytes\":" + limit + "," + output;
        }
        if (reached != null) return "{\"kind\":\"timed-out\",\"limitMs\":" + job.message().getNumber("timeoutMs") + "," + output;
        if (status == 0 && region[0] == CAME_TO_ITS_END) return "{\"kind\":\"finished\"," + output;
        if (status != 0 && region[0] == OUT_OF_MEMORY) {
            return "{\"kind\":\"out-of-memory\",\"limitBytes\":" + job.message().getLong("maxMemoryBytes") + "," + output;
        }
        if (region[0] == RAISED && AFTER_EXCEPTION.contains(status)) {
            String exception = exceptionIn(region);
            if (exception != null) return "{\"kind\":\"raised\",\"exception\":" + exception + "," + output;
        }
        int signal = status - 128;
        if (region[0] != SYSTEM_EXIT && signal > 0 && signal < SIGNALS.length) {
            return "{\"kind\":\"killed\",\"signal\":\"" + SIGNALS[signal] + "\"," + output;
        }
        return "{\"kind\":\"exited\",\"status\":" + status + "," + output;
    }

    private static String exceptionIn(byte[] region) {
        int size = 0;
        for (int i = 7; i > 0; i -= 1) size = size << 8 | region[i] & 0xFF;
        try {
            JSONObject found = new JSONObject(new String(region, 8, Math.min(size, region.length - 8)));
            StringBuilder bases = new StringBuilder();
            for (Object base : found.getJSONArray("bases")) {
                bases.append(bases.length() == 0 ? "" : ",").append(Text.quote((String) base));
            }
            return "{\"type\":" + Text.quote(found.getString("type")) + ",\"bases\":[" + bases + "],\"message\":"
                + Text.quote(found.getString("message")) + "}";
        } catch (JSONException overwritten) {
            return null;
        }
    }

    private static byte[] first(byte[] bytes, int limit) {
        return bytes.length <= limit ? bytes : java.util.Arrays.copyOf(bytes, limit);
    }
}
