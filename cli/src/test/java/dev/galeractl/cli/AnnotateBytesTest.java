package dev.galeractl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.terminal.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log that {@code annotate} shows is the log, byte by byte, however odd its bytes are. */
class AnnotateBytesTest {
    private static final int MARGIN = 8;

    @TempDir
    Path folder = Path.of("");

    @Test
    void linesOfAnyKindStayAsTheyAre() throws IOException {
        byte[] log = ("2026-11-22 10:23:11 0 [ERROR] Aborting\r\n"
                        + "2026-11-22 10:23:11 0 [Note] WSREP: Start replication\n\n\r\n"
                        + "\t tabs\tand\u001b[31m colours \u0000\u0000 and a margin of its own: ! GAL203 | x\n"
                        + "         : looks like ours\n"
                        + "caf\u00e9 in Latin-1\n"
                        + "x".repeat(200_000) + "\n"
                        + "no end")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(withoutMargin(annotated(log))).isEqualTo(log);
    }

    @Test
    void bytesAtRandomStayAsTheyAre() throws IOException {
        Random random = new Random(4567);
        String[] pieces = {
            "2026-11-22 10:23:11 0 [Note] WSREP: ",
            "Start replication",
            "\n",
            "\r\n",
            "\u00e9",
            "\u65e5\u672c",
            " | ",
            " : ",
            "view(",
            "\t"
        };
        for (int run = 0; run < 50; run++) {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            for (int i = random.nextInt(200); i >= 0; i--) {
                log.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(40) == 0) {
                    log.write(0x80 + random.nextInt(0x80));
                }
            }
            assertThat(withoutMargin(annotated(log.toByteArray())))
                    .as("run %d", run)
                    .isEqualTo(log.toByteArray());
        }
    }

    private byte[] annotated(byte[] log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stdout = new PrintStream(out);
        Surroundings process = Surroundings.ofProcess(
                InputStream.nullInputStream(),
                stdout,
                new PrintStream(err),
                Map.of("LANG", "C.UTF-8"),
                new Properties());
        ExitCode code = Program.run(
                process, "annotate", Files.write(folder.resolve("log"), log).toString());
        stdout.flush();
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.DONE);
        return out.toByteArray();
    }

    /** Drops rows that have a colon behind the margin, and cuts the margin off the others. */
    private static byte[] withoutMargin(byte[] annotated) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int from = 0;
        while (from < annotated.length) {
            int end = from;
            while (end < annotated.length && annotated[end] != '\n') {
                end++;
            }
            int next = Math.min(end + 1, annotated.length);
            String bar = new String(annotated, from + MARGIN, 3, StandardCharsets.US_ASCII);
            assertThat(bar).isIn(" | ", " : ");
            if (bar.equals(" | ")) {
                log.write(annotated, from + MARGIN + 3, next - from - MARGIN - 3);
            }
            from = next;
        }
        return log.toByteArray();
    }
}
