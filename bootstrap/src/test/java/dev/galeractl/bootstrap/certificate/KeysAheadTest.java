package dev.galeractl.bootstrap.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysAheadTest {
    @Test
    void everybodyGetsAKeyOfHisOwnAlsoWhereMoreAreTakenThanWerePrepared() {
        KeysAhead keys = new KeysAhead(new SecureRandom());
        keys.prepare(2);

        Set<PublicKey> taken = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            Signing.Pair pair = keys.next();
            taken.add(pair.publicKey());
        }

        assertThat(taken).hasSize(3);
    }

    @Test
    void whoeverIsInterruptedGetsTheKeyAndIsInterruptedStill() {
        KeysAhead keys = new KeysAhead(new SecureRandom());
        keys.prepare(1);

        Thread.currentThread().interrupt();
        Signing.Pair pair = keys.next();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(pair.publicKey().getAlgorithm()).isEqualTo("RSA");
    }
}
