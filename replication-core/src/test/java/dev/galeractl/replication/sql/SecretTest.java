package dev.galeractl.replication.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void aSecretNeverPrints() {
        Account account = new Account("root", Optional.of(new Secret("hunter2")));
        assertThat(account.toString()).doesNotContain("hunter2");
        assertThat(account.password().orElseThrow().reveal()).isEqualTo("hunter2");
        assertThat(account).isEqualTo(new Account("root", Optional.of(new Secret("hunter2"))));
        assertThat(new Secret("a").hashCode()).isEqualTo(new Secret("b").hashCode());
    }
}
