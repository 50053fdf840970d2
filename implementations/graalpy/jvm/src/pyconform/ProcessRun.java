package pyconform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in a new interpreter process. */
final class ProcessRun {
    private static final long TICK_MS = 20;

    private final List<String> command;
    private final Path root;
    private volatile Process running;

    /** `command` starts an interpreter; `root` is a folder for files of ours. */
    ProcessRun(List<String> command, Path root) {
        this.command = command;
        this.root = root;
    }

    Ending run(Job job, Map<String, String> environment) throws IOException, InterruptedException {
        Path input = root.resolve("job");
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        Files.write(input, job.input());
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(job.flags());
        arguments.addAll(List.of("-c", job.bootstrap(), String.valueOf(job.harnessBytes())));
        ProcessBuilder builder = new ProcessBuilder(arguments)
            .directory(job.directory().toFile())
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        job.env().forEach((name, value) -> builder.environment().put(name, String.valueOf(value)));
        Process process = builder.start();
        running = process;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(job.timeoutMs());
        String reached = null;
        while (reached == null && !process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > deadline) reached = "time";
            else if (Files.size(out) + Files.size(err) > job.maxOutputBytes()) reached = "output";
        }
        kill(process);
        int status = process.waitFor();
        running = null;
        return new Ending(reached, status, Files.readAllBytes(out), Files.readAllBytes(err));
    }

    /** Ends what runs, with what it has started. */
    void kill() {
        Process process = running;
        if (process != null) kill(process);
    }

    private static void kill(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
