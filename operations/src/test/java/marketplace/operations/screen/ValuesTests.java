package marketplace.operations.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ValuesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\": 99900, \"currency\": \"CNY\"} | 999.00 CNY",
                "{\"amount\": -5, \"currency\": \"JPY\"} | -5 JPY",
                "{\"amount\": 1, \"currency\": \"XXQ\"} | 1 XXQ",
                "{\"amount\": \"1\", \"currency\": \"CNY\"} | {\"amount\":\"1\",\"currency\":\"CNY\"}",
                "[] | -",
                "[\"a\", \"b\"] | a, b",
                "{} | -",
                "null | -",
                "true | true",
                "\"text\" | text"
            })
    void values_read_as_people_read_them(String json, String read) {
        assertThat(Values.of(JsonMapper.shared().readTree(json))).isEqualTo(read);
    }

    @Test
    void what_is_not_there_is_a_dash() {
        assertThat(Values.at(JsonMapper.shared().readTree("{\"a\": {}}"), "/a/b/c"))
                .isEqualTo("-");
    }
}
