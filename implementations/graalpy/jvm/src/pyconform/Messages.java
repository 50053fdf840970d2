package pyconform;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.graalvm.shadowed.org.json.JSONException;
import org.graalvm.shadowed.org.json.JSONObject;

/** The conversation with the runner (docs/protocol.md): one JSON value per line. */
final class Messages {
    private static final JSONObject END = new JSONObject().put("kind", "bye");

    private final InputStream input;
    private final PrintStream output;
    private final BlockingQueue<JSONObject> received = new LinkedBlockingQueue<>();
    private byte[] harness = {};

    Messages(InputStream input, PrintStream output) {
        this.input = input;
        this.output = output;
    }

    /** The text of the harness, which the runner sends before its first message. */
    byte[] harness() {
        return harness;
    }

    /** The first message. What comes before it is the harness. */
    JSONObject readStart() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte[] line = readLine(); line != null; line = readLine()) {
            JSONObject message = parse(line);
            if (message != null && message.optString("kind").equals("start")) {
                harness = text.toByteArray();
                return message;
            }
            text.write(line);
            text.write('\n');
        }
        throw new EOFException("no start message");
    }

    /** From here on, reads ahead. `hungUp` runs when the runner is gone. */
    void listen(Runnable hungUp) {
        Thread reader = new Thread(() -> {
            try {
                for (byte[] line = readLine(); line != null; line = readLine()) {
                    received.add(parse(line));
                }
            } catch (IOException gone) {
                // the same as the end
            }
            received.add(END);
            hungUp.run();
        });
        reader.setDaemon(true);
        reader.start();
    }

    JSONObject next() throws InterruptedException {
        return received.take();
    }

    void send(String message) {
        output.write((message + "\n").getBytes(StandardCharsets.US_ASCII), 0, message.length() + 1);
        output.flush();
    }

    private static JSONObject parse(byte[] line) {
        if (line.length == 0 || line[0] != '{') return null;
        try {
            return new JSONObject(new String(line, StandardCharsets.UTF_8));
        } catch (JSONException noMessage) {
            return null;
        }
    }

    private byte[] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') return line.toByteArray();
            line.write(next);
        }
        return null;
    }
}
