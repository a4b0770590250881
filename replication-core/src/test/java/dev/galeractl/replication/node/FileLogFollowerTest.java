package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.log.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogFollowerTest {
    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("error.log");
    }

    @Test
    void earlierStartsAreSkippedAndLinesKeepTheirNumbers() throws IOException {
        Files.writeString(log, "old one\nold two\n");
        FileLogFollower follower = new FileLogFollower(FileLogFollower.endOf(log));
        assertThat(follower.poll(false)).isEmpty();
        append("new\n");
        List<LogLine> lines = follower.poll(false);
        assertThat(lines).extracting(LogLine::text).containsExactly("new");
        assertThat(lines).extracting(LogLine::line).containsExactly(3);
    }

    @Test
    void aFileThatComesLaterIsReadFromItsBeginning() throws IOException {
        FileLogFollower follower = new FileLogFollower(FileLogFollower.endOf(log));
        assertThat(follower.poll(false)).isEmpty();
        Files.writeString(log, "first\n");
        assertThat(follower.poll(false)).extracting(LogLine::text).containsExactly("first");
    }

    @Test
    void aLineIsHandedOutWhenItIsWhole() throws IOException {
        FileLogFollower follower = new FileLogFollower(new LogSpan(log, 0, 1));
        Files.writeString(log, "ha");
        assertThat(follower.poll(false)).isEmpty();
        append("lf\nrest");
        assertThat(follower.poll(false)).extracting(LogLine::text).containsExactly("half");
        assertThat(follower.poll(true)).extracting(LogLine::text).containsExactly("rest");
        assertThat(follower.poll(true)).isEmpty();
    }

    @Test
    void aRotatedFileIsReadFromItsNewBeginning() throws IOException {
        Files.writeString(log, "one\n");
        FileLogFollower follower = new FileLogFollower(new LogSpan(log, 0, 1));
        assertThat(follower.poll(false)).hasSize(1);
        Files.move(log, folder.resolve("error.log.1"));
        Files.writeString(log, "two, and longer than before\n");
        assertThat(follower.poll(false)).extracting(LogLine::line).containsExactly(1);
    }

    @Test
    void aCutFileIsReadFromItsBeginning() throws IOException {
        Files.writeString(log, "one\ntwo\n");
        FileLogFollower follower = new FileLogFollower(new LogSpan(log, 0, 1));
        assertThat(follower.poll(false)).hasSize(2);
        Files.writeString(log, "new\n");
        assertThat(follower.poll(false)).extracting(LogLine::text).containsExactly("new");
    }

    @Test
    void aRunningServersWordsBeginWhereItNamesItsProcess() throws IOException {
        Files.writeString(log, """
                2026-11-22 11:01:11 0 [Note] Starting MariaDB 10.11.19 source revision 58 as process 629
                old
                2026-11-22 12:01:11 0 [Note] Starting MariaDB 10.11.19 source revision 58 as process 6290
                new
                """);
        assertThat(FileLogFollower.startOf(log, 6290).firstLine()).isEqualTo(3);
        assertThat(FileLogFollower.startOf(log, 629).firstLine()).isEqualTo(1);
        assertThat(FileLogFollower.startOf(log, 62)).isEqualTo(FileLogFollower.endOf(log));
        assertThat(new FileLogFollower(FileLogFollower.startOf(log, 6290)).poll(false))
                .extracting(LogLine::line)
                .containsExactly(3, 4);
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
