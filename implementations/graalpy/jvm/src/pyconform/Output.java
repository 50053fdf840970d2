package pyconform;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** What a program writes in a context: stdout and stderr, up to a limit on both together. */
final class Output {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final int limit;
    private final Runnable tooMuch;

    /** `tooMuch` is called once, by the thread that writes past the limit. */
    Output(int limit, Runnable tooMuch) {
        this.limit = limit;
        this.tooMuch = tooMuch;
    }

    OutputStream out() {
        return new Kept(stdout);
    }

    OutputStream err() {
        return new Kept(stderr);
    }

    synchronized byte[] stdout() {
        return stdout.toByteArray();
    }

    synchronized byte[] stderr() {
        return stderr.toByteArray();
    }

    private synchronized void keep(ByteArrayOutputStream stream, byte[] bytes, int start, int count) {
        int before = stdout.size() + stderr.size();
        if (before > limit) return;
        stream.write(bytes, start, Math.min(count, limit + 1 - before));
        if (before + count > limit) tooMuch.run();
    }

    private final class Kept extends OutputStream {
        private final ByteArrayOutputStream stream;

        Kept(ByteArrayOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int value) {
            keep(stream, new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int count) {
            keep(stream, bytes, start, count);
        }
    }
}
