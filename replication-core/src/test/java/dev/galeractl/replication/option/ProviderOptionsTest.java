package dev.galeractl.replication.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.ProviderOptions.Malformed;
import dev.galeractl.replication.option.ProviderOptions.Reason;
import dev.galeractl.replication.option.ProviderOptions.Setting;
import org.junit.jupiter.api.Test;

class ProviderOptionsTest {

    @Test
    void settingsKeepTheirPlaces() {
        ProviderOptions options = ProviderOptions.parse("gcache.size=1G; pc.weight = 2 ;");

        assertThat(options.settings())
                .containsExactly(new Setting("gcache.size", "1G", 0, 12), new Setting("pc.weight", "2", 16, 28));
        assertThat(options.malformed()).isEmpty();
    }

    @Test
    void lastSettingWins() {
        assertThat(ProviderOptions.parse("pc.weight=1;pc.weight=3").value("pc.weight"))
                .contains("3");
    }

    @Test
    void whatTheProviderRefusesIsListed() {
        ProviderOptions options = ProviderOptions.parse("gcache.size; =1 ;a=1,b=2;c=3");

        assertThat(options.malformed())
                .containsExactly(
                        new Malformed(Reason.NO_VALUE, "gcache.size", 0),
                        new Malformed(Reason.NO_NAME, "=1", 13),
                        new Malformed(Reason.SEVERAL_VALUES, "a=1,b=2", 17));
        assertThat(options.value("c")).contains("3");
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(ProviderOptions.parse(" ; ;")).isEqualTo(ProviderOptions.none());
    }

    @Test
    void anEmptyValueIsAValue() {
        assertThat(ProviderOptions.parse("socket.ssl_key=").value("socket.ssl_key"))
                .contains("");
    }
}
