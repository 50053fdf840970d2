package pyconform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The folder of one conversation, and in it the working directory of the program that runs. */
final class Folder {
    private final Path root;

    Folder(String nonce) throws IOException {
        String chosen = System.getenv("TMPDIR");
        Path parent = Path.of(chosen == null || chosen.isEmpty() ? "/tmp" : chosen).toRealPath();
        root = Files.createDirectory(parent.resolve("pyconform-" + nonce));
    }

    Path root() {
        return root;
    }

    Path directory() {
        return root.resolve("case");
    }

    Path program() {
        return directory().resolve("case.py");
    }

    /** An empty working directory, whatever a program has made of it, with the next program in it. */
    void prepare(byte[] code) throws IOException {
        remove(directory());
        Files.createDirectories(directory());
        Files.write(program(), code);
    }

    void remove() throws IOException {
        remove(root);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                each.toFile().setExecutable(true);
                each.toFile().setReadable(true);
                each.toFile().setWritable(true);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException gone) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
