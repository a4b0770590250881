package dev.galeractl.replication.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error.log",
                "error.log.gz",
                "error.log.1",
                "error.log.12.zst",
                "error.log-20261122",
                "error.log-20261122.xz",
                "error.log-2026-11-22.bz2",
                "error.log.20261122",
                "error.log-20261122-1763806800.gz",
                "error.log-2026112213",
                "error-20261122.log",
                "error.1.log",
                "error.log.old"
            })
    void piecesHaveTheStemOfTheirLog(String name) {
        assertThat(Rotation.of(name).stem()).isEqualTo("error.log");
    }

    @ParameterizedTest
    @CsvSource({"db1.log", "node-2.log", "192.0.2.1.log", "mysql-bin.000001", "db-20.log", "error.log.x", "10.11.log"})
    void otherNamesAreStems(String name) {
        assertThat(Rotation.of(name).isNewest() || !Rotation.of(name).isOfALog(false))
                .isTrue();
    }

    @Test
    void aNumberMayBeANodes() {
        assertThat(Rotation.of("db.1").isOfALog(false)).isFalse();
        assertThat(Rotation.of("db.1.log").isOfALog(false)).isFalse();
        assertThat(Rotation.of("db.1").isOfALog(true)).isTrue();
        assertThat(Rotation.of("host.err.1").isOfALog(false)).isTrue();
    }

    @Test
    void theOldestComesFirst() {
        List<String> ordered = List.of(
                "error.log-20251231.gz",
                "error.log-20260101",
                "error.log.10.gz",
                "error.log.9",
                "error.log.1",
                "error.log");
        List<String> names = new ArrayList<>(ordered);
        Collections.shuffle(names, new Random(1));
        names.sort((a, b) -> Rotation.OLDEST_FIRST.compare(Rotation.of(a), Rotation.of(b)));

        assertThat(names).isEqualTo(ordered);
    }
}
