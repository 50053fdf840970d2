package pyconform;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/** Runs a program in a context of its own: no object, module, variable, descriptor or directory is shared with another one. */
final class ContextRun {
    /** Of a program's main thread; what Linux gives a process, twice over. */
    private static final long STACK_BYTES = 16L << 20;
    /** How long a program may take to end once it was told to. */
    private static final long END_MS = 5_000;

    /** What closing a context says while threads are about to leave it, and how often that is heard, at what intervals. */
    private static final String THREADS_LEFT = "did not complete all polyglot threads";
    private static final int MOST_CLOSINGS = 200;
    private static final long CLOSING_PAUSE_NS = 5_000_000;

    /** Of options that are lists (PythonOptions.EXECUTABLE_LIST_SEPARATOR in GraalPy). */
    private static final String SEPARATOR = "\uD83C\uDFC6";

    private final Engine engine;
    private final String executable;

    ContextRun(Engine engine, String executable) {
        this.engine = engine;
        this.executable = executable;
    }

    /** null where the program would not end at its limit, though it was told to: then it still runs in this JVM. */
    Ending run(Job job, Map<String, String> environment) throws InterruptedException {
        AtomicReference<String> reached = new AtomicReference<>();
        AtomicReference<Context> running = new AtomicReference<>();
        Output output = new Output(job.maxOutputBytes(), () -> {
            if (reached.compareAndSet(null, "output")) cancel(running.get());
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        int[] status = {0};
        Thread main = new Thread(null, () -> {
            Context context = build(job, environment, output);
            running.set(context);
            status[0] = evaluate(context, job.bootstrap(), output);
        }, "program", STACK_BYTES);
        main.setDaemon(true);
        main.setUncaughtExceptionHandler((thread, ours) -> failure.set(ours));
        main.start();
        main.join(job.timeoutMs());
        if (main.isAlive() && reached.compareAndSet(null, "time")) cancel(running.get());
        main.join(END_MS);
        if (main.isAlive()) return null;
        if (failure.get() != null) throw new IllegalStateException(failure.get());
        return new Ending(reached.get(), status[0], output.stdout(), output.stderr());
    }

    private Context build(Job job, Map<String, String> environment, Output output) {
        return Context.newBuilder("python")
            .engine(engine)
            .allowAllAccess(true)
            .allowExperimentalOptions(true)
            .options(options())
            .arguments("python", new String[] {"-c", String.valueOf(job.harnessBytes())})
            .currentWorkingDirectory(job.directory())
            .allowEnvironmentAccess(EnvironmentAccess.NONE)
            .environment(environment)
            .in(new ByteArrayInputStream(job.input()))
            .out(output.out())
            .err(output.err())
            .build();
    }

    /** What the command line would set, too. */
    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        options.put("python.PosixModuleBackend", "java");
        options.put("python.Executable", executable);
        options.put("python.ExecutableList", executable);
        options.put("python.OrigArgv", String.join(SEPARATOR, executable, "-c", ""));
        options.put("python.AlwaysRunExcepthook", "true");
        options.put("python.TerminalIsInteractive", "false");
        return options;
    }

    /** The exit status. */
    private static int evaluate(Context context, String code, Output output) {
        int status = 1;
        try {
            context.eval(Source.newBuilder("python", "import site", "<internal>").internal(true).buildLiteral());
            context.eval(Source.newBuilder("python", code, "<string>").buildLiteral());
            status = 0;
        } catch (PolyglotException end) {
            status = statusOf(end, output);
        }
        try {
            close(context); // functions of atexit, threads, streams
        } catch (PolyglotException end) {
            return end.isExit() ? end.getExitStatus() : Math.max(status, statusOf(end, output));
        }
        return status;
    }

    /**
     * Closes a context. A thread that was joined may not have left it yet, which fails (github.com/oracle/graalpython/issues/543);
     * it leaves in a moment, and no program is about that.
     */
    private static void close(Context context) {
        for (int attempt = 1; ; attempt += 1) {
            try {
                context.close();
                return;
            } catch (PolyglotException end) {
                if (attempt == MOST_CLOSINGS || !String.valueOf(end.getMessage()).contains(THREADS_LEFT)) throw end;
            }
            LockSupport.parkNanos(CLOSING_PAUSE_NS);
        }
    }

    private static int statusOf(PolyglotException end, Output output) {
        if (end.isExit()) return end.getExitStatus();
        if (!end.isCancelled()) end.printStackTrace(new java.io.PrintStream(output.err(), true));
        return 1;
    }

    /** Ends a context from another thread than its own, which `close` would wait for. */
    private static void cancel(Context context) {
        if (context == null) return;
        Thread thread = new Thread(() -> {
            try {
                context.close(true);
            } catch (PolyglotException | IllegalStateException closed) {
                // it has ended
            }
        }, "cancel");
        thread.setDaemon(true);
        thread.start();
    }
}
