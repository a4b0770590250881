package dev.galeractl.replication.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wsrep_sst_auth = \"sst:geheim\"  # pw | wsrep_sst_auth = sst:********",
                "wsrep-sst-auth=sst:geheim             | wsrep-sst-auth=sst:********",
                "#wsrep_sst_auth=sst:geheim            | #wsrep_sst_auth=sst:********",
                "wsrep_sst_auht=sst:geheim             | wsrep_sst_auht=sst:********",
                "wsrep_sst_auth sst:geheim             | wsrep_sst_auth sst:********",
                "password=geheim                       | password=********",
                "loose_hashicorp-key-management-token = geheim | loose_hashicorp-key-management-token = ********",
            })
    void theSecretIsMasked(String line, String shown) {
        assertThat(SecretLine.masked(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[mysqld]",
                "wsrep_on=ON",
                "wsrep_sst_auth=root:",
                "wsrep_sst_auth=",
                "wsrep_sst_method=rsync",
                "old_passwords=0",
                "validate_password_policy=LOW",
                "# the password is elsewhere"
            })
    void otherLinesAreShownAsTheyAre(String line) {
        assertThat(SecretLine.masked(line)).isEqualTo(line);
    }
}
