package pyconform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.graalvm.shadowed.org.json.JSONArray;
import org.graalvm.shadowed.org.json.JSONObject;

/** Answers the runner: one program after another, in contexts or processes. */
final class Server {
    private static final int PROTOCOL = 3;
    /** Bytes of the file in which the harness leaves how a program ended (REGION in harness.py). */
    private static final int REGION = 1 << 18;
    /** Where sys.executable points: the wrapper says where it is. */
    private static final String EXECUTABLE = System.getProperty("pyconform.executable", "");
    /** Programs that would not end, after which this JVM is given up. */
    private static final int MOST_STUCK = 3;

    private final Messages messages;
    private final String bootstrap;
    private final Folder folder;
    private final Path region;
    private final Engine engine;
    private final ContextRun contexts;
    private final ProcessRun processes;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private int stuck = 0;
    private volatile boolean running = false;

    Server(Messages messages, JSONObject start) throws IOException {
        this.messages = messages;
        this.bootstrap = start.getString("bootstrap");
        this.folder = new Folder(start.getString("nonce"));
        this.region = folder.root().resolve("region");
        this.engine = Engine.newBuilder().allowExperimentalOptions(true).option("engine.WarnInterpreterOnly", "false").build();
        this.contexts = new ContextRun(engine, EXECUTABLE);
        JSONArray spawn = start.optJSONArray("spawn");
        this.processes = new ProcessRun(spawn == null ? List.of(EXECUTABLE) : strings(spawn), folder.root());
        environment.put("HOME", folder.directory().toString());
        environment.put("TMPDIR", folder.directory().toString());
        environment.put("PYCONFORM_HARNESS", start.getString("nonce"));
    }

    void serve() throws IOException, InterruptedException {
        messages.listen(this::hungUp);
        messages.send(hello());
        for (JSONObject next = messages.next(); next.getString("kind").equals("run"); next = messages.next()) {
            running = true;
            messages.send(run(next));
            running = false;
            if (stuck > MOST_STUCK) break;
        }
        folder.remove();
    }

    private String run(JSONObject message) throws IOException, InterruptedException {
        folder.prepare(Text.encode(message.getString("code")));
        Files.write(region, new byte[REGION]);
        Job job = new Job(message, folder.directory(), region, input(), bootstrap, messages.harness().length);
        long started = System.nanoTime();
        Ending ending = job.wantsProcess() ? processes.run(job, environment) : contexts.run(job, environment);
        double durationMs = (System.nanoTime() - started) / 1000 / 1000.0;
        if (ending == null) {
            stuck += 1;
            ending = new Ending("time", 1, new byte[0], new byte[0]);
        }
        String observation = ending.observation(job, Files.readAllBytes(region));
        return "{\"kind\":\"result\",\"seq\":" + message.getInt("seq") + ",\"durationMs\":" + durationMs
            + ",\"observation\":" + observation + "}";
    }

    /** What a new interpreter is told on descriptor 0: see `begin` in harness.py. */
    private byte[] input() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(messages.harness());
        String path = Text.quote(folder.program().toString());
        String where = Text.quote(region.toString());
        bytes.writeBytes(Text.encode("{\"kind\":\"once\",\"path\":" + path + ",\"extension\":null,\"region\":" + where + "}\n"));
        return bytes.toByteArray();
    }

    private String hello() {
        try (Context context = Context.newBuilder("python").engine(engine).allowAllAccess(true).build()) {
            Value told = context.eval("python", "import sys; (sys.implementation.name, *sys.version_info[:3])");
            return "{\"kind\":\"hello\",\"protocol\":" + PROTOCOL + ",\"pid\":" + ProcessHandle.current().pid()
                + ",\"implementation\":" + Text.quote(told.getArrayElement(0).asString())
                + ",\"languageVersion\":[" + told.getArrayElement(1) + "," + told.getArrayElement(2) + "," + told.getArrayElement(3)
                + "],\"executable\":" + Text.quote(EXECUTABLE)
                + ",\"directory\":" + Text.quote(folder.root().toString()) + ",\"controlGroup\":null,\"isolations\":[\"fork\",\"process\"]}";
        }
    }

    /** Nobody wants to know any more how the program that runs would end. */
    private void hungUp() {
        if (!running) return;
        processes.kill();
        try {
            folder.remove();
        } catch (IOException busy) {
            // the runner removes it
        }
        Runtime.getRuntime().halt(0);
    }

    private static List<String> strings(JSONArray array) {
        return array.toList().stream().map(String::valueOf).toList();
    }
}
