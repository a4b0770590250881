package dev.galeractl.replication.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.galeractl.replication.address.AddressProblem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAddressTest {

    @Test
    void membersKeepTheirPlaces() {
        ClusterAddress address = ClusterAddress.parse("gcomm://db1,192.0.2.2:4568,[2001:db8::3]:4567");

        assertThat(address.problems()).isEmpty();
        assertThat(address.members())
                .extracting(it -> it.address().toString(), ClusterAddress.Member::offset, ClusterAddress.Member::length)
                .containsExactly(
                        tuple("db1", 8, 3), tuple("192.0.2.2:4568", 12, 14), tuple("[2001:db8::3]:4567", 27, 18));
    }

    @Test
    void optionsFollowTheQuestionMark() {
        ClusterAddress address =
                ClusterAddress.parse("gcomm://a,b?pc.wait_prim=no&gmcast.listen_addr=tcp://0.0.0.0:4567");

        assertThat(address.problems()).isEmpty();
        assertThat(address.members()).hasSize(2);
        assertThat(address.options())
                .containsExactly(entry("pc.wait_prim", "no"), entry("gmcast.listen_addr", "tcp://0.0.0.0:4567"));
    }

    @Test
    void whatIsReadAsPlainReadsTheSameAtLength() {
        String marks = "ab9.-_:,,0127 /?=[]@";
        Random random = new Random(11);
        int plain = 0;
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "gcom://" : "gcomm://");
            int usual = random.nextBoolean() ? 14 : marks.length();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(marks.charAt(random.nextInt(usual)));
            }
            if (random.nextInt(3) == 0) {
                text.append(",192.0.2.1:4567");
            }
            Optional<ClusterAddress> read = PlainClusterAddress.read(text.toString());
            if (read.isPresent()) {
                plain++;
                assertThat(read).contains(new ClusterAddressParser(text.toString()).parse());
            }
        }
        assertThat(plain).isGreaterThan(5_000);
        assertThat(PlainClusterAddress.read("gcomm://")).isPresent();
        assertThat(PlainClusterAddress.read("gcomm://db1,192.0.2.2:4567,db-3.lan"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gcomm://",
                "gcomm://?pc.wait_prim=no",
                "gcomm://db1",
                "gcomm://db_1.lan,db-2.lan.",
                "gcomm://127.0.0.1:4567,127.0.0.2:4567",
                "gcomm://[::1]",
            })
    void goodAddressesHaveNoProblems(String text) {
        assertThat(ClusterAddress.parse(text).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '^',
            value = {
                "gcom://192.0.2.1                 @ SCHEME_UNKNOWN  @ 0  @ 4  @ gcomm://192.0.2.1",
                "gcom://                          @ SCHEME_UNKNOWN  @ 0  @ 4  @ gcomm://",
                "GCOMM://db1                      @ SCHEME_UNKNOWN  @ 0  @ 5  @ gcomm://db1",
                "tcp://192.0.2.1:4567             @ SCHEME_UNKNOWN  @ 0  @ 3  @ gcomm://192.0.2.1:4567",
                "dummy://                         @ SCHEME_UNKNOWN  @ 0  @ 5  @",
                "192.0.2.1,192.0.2.2              @ SCHEME_MISSING  @ 0  @ 0  @ gcomm://192.0.2.1,192.0.2.2",
                "db1:4567,db2                     @ SCHEME_MISSING  @ 0  @ 0  @ gcomm://db1:4567,db2",
                "//db1,db2                        @ SCHEME_MISSING  @ 0  @ 2  @ gcomm://db1,db2",
                "://db1                           @ SCHEME_MISSING  @ 0  @ 3  @ gcomm://db1",
                "gcomm:/db1                       @ SLASHES         @ 5  @ 2  @ gcomm://db1",
                "gcomm:db1                        @ SLASHES         @ 5  @ 1  @ gcomm://db1",
                "gcomm//db1                       @ SLASHES         @ 5  @ 2  @ gcomm://db1",
                "gcomm:///db1                     @ SLASHES         @ 5  @ 4  @ gcomm://db1",
                "gcomm:\\\\db1                    @ SLASHES         @ 5  @ 3  @ gcomm://db1",
                "gcomm                            @ SLASHES         @ 5  @ 0  @ gcomm://",
                "gcomm://db1;db2                  @ SEPARATOR       @ 11 @ 1  @ gcomm://db1,db2",
                "gcomm://db1 db2                  @ SEPARATOR       @ 11 @ 1  @ gcomm://db1,db2",
                "gcomm://db1 | db2                @ SEPARATOR       @ 11 @ 3  @ gcomm://db1,db2",
                "gcomm://db1、db2                 @ SEPARATOR       @ 11 @ 1  @ gcomm://db1,db2",
                "gcomm://db1, db2                 @ STRAY           @ 11 @ 2  @ gcomm://db1,db2",
                "gcomm://db1,                     @ EMPTY_MEMBER    @ 11 @ 1  @ gcomm://db1",
                "gcomm://,db1                     @ EMPTY_MEMBER    @ 8  @ 1  @ gcomm://db1",
                "gcomm://db1,,db2                 @ EMPTY_MEMBER    @ 11 @ 2  @ gcomm://db1,db2",
                "gcomm://db1,gcomm://db2          @ SCHEME_REPEATED @ 12 @ 8  @ gcomm://db1,db2",
                "gcomm://root^db1                 @ HOST            @ 8  @ 8  @",
                "gcomm://\"db1\"                  @ STRAY           @ 8  @ 1  @ gcomm://db1",
                "gcomm://999.1.1.1                @ HOST            @ 8  @ 9  @",
                "gcomm://192.0.2                  @ HOST            @ 8  @ 7  @",
                "gcomm://2001:db8::1              @ BRACKETS        @ 8  @ 11 @ gcomm://[2001:db8::1]",
                "gcomm://[2001:db8::1             @ BRACKETS        @ 8  @ 12 @",
                "gcomm://[192.0.2.1]              @ HOST            @ 8  @ 11 @",
                "gcomm://db1:                     @ PORT            @ 11 @ 1  @ gcomm://db1",
                "gcomm://db1:99999                @ PORT            @ 12 @ 5  @",
                "gcomm://db1:abc                  @ PORT            @ 12 @ 3  @",
                "gcomm://db1/                     @ PATH            @ 11 @ 1  @ gcomm://db1",
                "gcomm://db1/galera               @ PATH            @ 11 @ 7  @ gcomm://db1",
                "gcomm://db1?pc.wait_prim         @ OPTION          @ 12 @ 12 @",
                "gcomm://db1?pc.wait_prim=no;pc.weight=1 @ OPTION   @ 27 @ 1  @ gcomm://db1?pc.wait_prim=no&pc.weight=1",
            })
    void everyMistakeIsPlacedAndMended(String text, Kind kind, int offset, int length, String mended) {
        ClusterAddress address = ClusterAddress.parse(text);

        assertThat(address.problems().get(0))
                .extracting(AddressProblem::kind, AddressProblem::offset, AddressProblem::length)
                .containsExactly(kind, offset, length);
        assertThat(address.mended().orElse(null)).isEqualTo(mended);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        ClusterAddress address = ClusterAddress.parse("gcom:/db1;db2:x,,2001:db8::3/");

        assertThat(address.problems())
                .extracting(AddressProblem::kind)
                .containsExactly(
                        Kind.SCHEME_UNKNOWN,
                        Kind.SLASHES,
                        Kind.SEPARATOR,
                        Kind.PORT,
                        Kind.EMPTY_MEMBER,
                        Kind.BRACKETS,
                        Kind.PATH);
    }

    @Test
    void severalMistakesAreMendedTogether() {
        assertThat(ClusterAddress.parse(" gcom:/db1; db2 ,,2001:db8::3/").mended())
                .contains("gcomm://db1,db2,[2001:db8::3]");
    }

    @Test
    void whatCannotBeMendedIsLeftAsItIs() {
        ClusterAddress address = ClusterAddress.parse("gcom://db1;db2:99999");

        assertThat(address.mended()).isEmpty();
        assertThat(address.mendedAsFarAsPossible()).isEqualTo("gcomm://db1,db2:99999");
    }

    @Test
    void mendingNeverEmptiesAListThatNamedSomebody() {
        for (String text : List.of("gcomm://@", "gcomm://\"", "gcomm://gcomm://", "gcomm://root@", "gcom:///\"\"")) {
            assertThat(ClusterAddress.parse(text).mended()).as(text).isEmpty();
        }
    }

    /** What Galera 26.4.23 made of these: the first five started a new cluster, the others did not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gcomm://                 | true",
                "gcomm://?pc.wait_prim=no | true",
                "gcomm:///192.0.2.1       | true",
                "gcomm://,192.0.2.1       | true",
                "gcomm://,                | true",
                "gcomm://192.0.2.1,       | false",
                "gcomm:/192.0.2.1         | false",
                "gcomm                    | false",
                "gcom://                  | false",
                "GCOMM://                 | false",
            })
    void theServerSeesAnEmptyListWhereItDoes(String text, boolean bootstrap) {
        assertThat(ClusterAddress.parse(text).isBootstrap()).isEqualTo(bootstrap);
    }

    @Test
    void noTextIsTooOddAndEveryMendedTextIsGood() {
        String alphabet = "gcomm:/.,;?&=[] \"'@|ab12%\\、\u3000";
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "gcomm://" : "");
            int length = random.nextInt(24);
            for (int k = 0; k < length; k++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            ClusterAddress address = ClusterAddress.parse(text.toString());

            List<AddressProblem> problems = address.problems();
            for (int k = 0; k < problems.size(); k++) {
                AddressProblem problem = problems.get(k);
                int end = problem.offset() + problem.length();
                assertThat(end).as(text.toString()).isLessThanOrEqualTo(text.length());
                if (k + 1 < problems.size()) {
                    assertThat(problems.get(k + 1).offset()).as(text.toString()).isGreaterThanOrEqualTo(end);
                }
            }
            address.mended()
                    .ifPresent(it -> assertThat(ClusterAddress.parse(it).problems())
                            .as(text.toString())
                            .isEmpty());
        }
    }
}
