package pyconform;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text between Python, bytes and JSON, with lone surrogates. */
final class Text {
    private Text() {}

    /** UTF-8, lone surrogates like other characters: Python's `surrogatepass`. */
    static byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point < 0xD800 || point > 0xDFFF) {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(0xE0 | point >> 12);
                bytes.write(0x80 | point >> 6 & 0x3F);
                bytes.write(0x80 | point & 0x3F);
            }
        }
        return bytes.toByteArray();
    }

    /** UTF-8, each other byte as U+DC80 to U+DCFF: Python's `surrogateescape`. */
    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what it cannot decode
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        for (CoderResult end = decoder.decode(left, text, true); end.isError(); end = decoder.decode(left, text, true)) {
            for (int i = 0; i < end.length(); i += 1) text.put((char) (0xDC00 | left.get() & 0xFF));
            decoder.reset();
        }
        return text.flip().toString();
    }

    /** A JSON string in ASCII. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i += 1) {
            char next = text.charAt(i);
            if (next == '"' || next == '\\') quoted.append('\\').append(next);
            else if (next >= ' ' && next < 0x7F) quoted.append(next);
            else quoted.append(String.format("\\u%04x", (int) next));
        }
        return quoted.append('"').toString();
    }
}
