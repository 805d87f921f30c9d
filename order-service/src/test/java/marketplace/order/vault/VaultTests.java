package marketplace.order.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import marketplace.order.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTests {

    private static final String SECRET = "root / 密码 / s3cret";

    @Test
    void what_is_sealed_opens_for_its_owner_only() throws GeneralSecurityException {
        Vault vault = vault(TestKeys.COMPLETION_KEYSET);

        String sealed = vault.seal("000A", SECRET);

        assertThat(vault.open("000A", sealed)).isEqualTo(SECRET);
        assertThatIllegalStateException().isThrownBy(() -> vault.open("000B", sealed));
    }

    @Test
    void the_same_secret_is_never_sealed_alike() throws GeneralSecurityException {
        Vault vault = vault(TestKeys.COMPLETION_KEYSET);

        assertThat(vault.seal("000A", SECRET)).isNotEqualTo(vault.seal("000A", SECRET));
    }

    @Test
    void what_was_changed_does_not_open_and_the_failure_does_not_tell_it() throws GeneralSecurityException {
        Vault vault = vault(TestKeys.COMPLETION_KEYSET);
        byte[] sealed = Base64.getDecoder().decode(vault.seal("000A", SECRET));
        sealed[sealed.length - 1] ^= 1;
        String changed = Base64.getEncoder().encodeToString(sealed);

        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open("000A", changed))
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64", "e30=", "bm8ganNvbg=="})
    void no_service_starts_with_a_keyset_that_is_none(String keyset) {
        assertThatThrownBy(() -> vault(keyset)).isNotNull();
    }

    @Test
    void keys_are_printed_nowhere() {
        String json = new String(Base64.getDecoder().decode(TestKeys.COMPLETION_KEYSET), StandardCharsets.UTF_8);

        assertThat(new VaultProperties(TestKeys.COMPLETION_KEYSET).toString())
                .doesNotContain(TestKeys.COMPLETION_KEYSET)
                .doesNotContain(json);
    }

    private static Vault vault(String keyset) throws GeneralSecurityException {
        return new Vault(new VaultProperties(keyset));
    }
}
