package marketplace.order.download.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.order.model.DeadlineKind;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.Payments.RefundState;
import marketplace.order.model.RefundClaim;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class WordingTests {

    @ParameterizedTest
    @EnumSource
    void every_column_and_code_has_a_word_of_its_own_and_no_word_is_left_over(Language language) throws IOException {
        Wording wording = Wording.in(language);
        Set<String> needed = new TreeSet<>(Set.of("name", "yes", "no"));

        Arrays.stream(Column.values()).forEach(column -> {
            assertThat(wording.title(column)).isNotBlank();
            needed.add("column." + column);
        });
        codes().forEach(code -> {
            assertThat(wording.label(code)).isNotBlank();
            needed.add(key(code));
        });

        assertThat(words(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(needed);
        assertThat(Arrays.stream(Column.values()).map(wording::title)).doesNotHaveDuplicates();
    }

    private static Stream<Enum<?>> codes() {
        return Stream.<Enum<?>[]>of(
                        OrderStatus.values(),
                        DeliveryMethod.values(),
                        CancelCause.values(),
                        DeadlineKind.values(),
                        Role.values(),
                        RefundState.values(),
                        RefundClaim.State.values(),
                        RefundClaim.Reason.values())
                .flatMap(Arrays::stream);
    }

    /** Enums of one name are told apart by where they stand. */
    private static String key(Enum<?> code) {
        Class<?> type = code.getDeclaringClass();
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName() + ".") + type.getSimpleName() + "." + code.name();
    }

    private static Properties words(Language language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("downloads/%s.properties".formatted(language.tag())).getInputStream(),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
