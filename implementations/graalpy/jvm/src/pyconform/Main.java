package pyconform;

import com.oracle.graal.python.shell.GraalPythonMain;
import java.io.PrintStream;

/**
 * GraalPy's command line, with one difference: where the runner starts its harness, programs run each in a context of their own in this
 * JVM, instead of each in a forked process. GraalPy cannot fork, and a JVM takes seconds to start.
 */
public final class Main {
    /** What only the bootstrap of the harness has in it (packages/protocol/src/bootstrap.ts). */
    private static final String HARNESS = "\"<pyconform>\"";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3 || !arguments[0].equals("-c") || !arguments[1].contains(HARNESS)) {
            GraalPythonMain.main(arguments);
            return;
        }
        PrintStream answers = System.out;
        System.setOut(System.err); // nothing else may come between the answers
        Messages messages = new Messages(System.in, answers);
        try {
            new Server(messages, messages.readStart()).serve();
        } catch (Throwable failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(70);
        }
        Runtime.getRuntime().halt(0); // whatever threads programs have left
    }
}
