package dev.galeractl.replication.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GvwstateFileTest {
    /** As Galera 26.4.23 wrote it. */
    private static final String SEEN = """
            my_uuid: cfc44468-e64c-11f1-8f4a-b27c29da5d43
            #vwbeg
            view_id: 3 cfc44468-e64c-11f1-8f4a-b27c29da5d43 1
            bootstrap: 0
            member: cfc44468-e64c-11f1-8f4a-b27c29da5d43 0
            #vwend
            """;

    @Test
    void readsTheLastPrimaryView() throws PositionProblem {
        GvwstateFile file = GvwstateFile.parse(SEEN);
        UUID uuid = UUID.fromString("cfc44468-e64c-11f1-8f4a-b27c29da5d43");
        assertThat(file.myUuid()).isEqualTo(uuid);
        assertThat(file.view()).isEqualTo(new GvwstateFile.View(3, uuid, 1));
        assertThat(file.bootstrap()).isFalse();
        assertThat(file.members()).containsExactly(new GvwstateFile.Member(uuid, 0));
    }

    @Test
    void everyCutOfTheFileIsNoticed() {
        String whole = SEEN.stripTrailing();
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> GvwstateFile.parse(cut)).as(cut).isInstanceOf(PositionProblem.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^|the file is empty",
                "^\n\n^|the file is empty",
                "^#vwbeg\n#vwend\n^|'my_uuid' is missing",
                "^nonsense: 1\n^|line 1 is not understood: 'nonsense: 1'",
                "^my_uuid:\n^|line 1 has 0 values instead of 1",
                "^member: cfc44468-e64c-11f1-8f4a-b27c29da5d43 x\n^|line 1: 'x' is not a number"
            })
    void garbageIsAClearError(String text, String problem) {
        assertThatThrownBy(() -> GvwstateFile.parse(text)).hasMessage(problem);
    }
}
