package dev.galeractl.bootstrap.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.ssh.AgentMessages.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AgentMessagesTest {
    /** One key of the (shortened) bytes 00000003 "abc", with the comment "c". */
    private static final byte[] ONE =
            HexFormat.of().parseHex("0c00000001" + "00000007" + "00000003616263" + "0000000163");

    @Test
    void identitiesAreRead() {
        assertThat(AgentMessages.identities(ONE))
                .containsExactly(new Identity(HostKey.of("abc", HexFormat.of().parseHex("00000003616263")), "c"));
    }

    @Test
    void anAnswerThatIsCutOffOrARefusalIsNoKey() {
        for (int length = 1; length < ONE.length; length++) {
            assertThat(AgentMessages.identities(Arrays.copyOf(ONE, length))).isEmpty();
        }
        assertThat(AgentMessages.identities(new byte[] {5})).isEmpty();
        assertThat(AgentMessages.identities(new byte[0])).isEmpty();
        assertThat(AgentMessages.signature(new byte[] {5})).isEmpty();
        assertThat(AgentMessages.signature(new byte[] {14, 0x7f, 0, 0, 0})).isEmpty();
    }

    @Test
    void theHashOfAnRsaSignatureIsAFlag() {
        byte[] text = "x".getBytes(StandardCharsets.UTF_8);

        assertThat(AgentMessages.signRequest(text, text, "rsa-sha2-512"))
                .isEqualTo(HexFormat.of().parseHex("0d" + "0000000178" + "0000000178" + "00000004"));
        assertThat(AgentMessages.signRequest(text, text, "rsa-sha2-256")).endsWith(2);
        assertThat(AgentMessages.signRequest(text, text, "ssh-ed25519")).endsWith(0);
    }
}
